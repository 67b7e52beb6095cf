package dev.belfry.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JwtsTest {

  private final Jwts jwts = new Jwts("your-256-bit-secret", "belfry");

  /** The example that jwt.io has shown for years. */
  @Test
  void signs_as_everybody_does() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", "1234567890");
    claims.put("name", "John Doe");
    claims.put("iat", 1516239022);

    assertThat(jwts.signed(claims))
        .isEqualTo(
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
                + ".eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ"
                + ".SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c");
  }

  @Test
  void says_who_for_whom_and_how_long() {
    String claims = claims(jwts.of("a\"d\na", "notifications:write", Instant.ofEpochSecond(7)));

    assertThat(claims)
        .contains("\"sub\":\"a\\\"d\\u000aa\"", "\"aud\":\"belfry\"")
        .contains("\"exp\":7,", "\"scope\":\"notifications:write\"");
  }

  @Test
  void the_bad_ones_are_bad_in_one_way_each() {
    assertThat(jwts.unsigned("ada")).endsWith(".");
    assertThat(claims(jwts.forAnotherAudience("ada"))).contains("\"aud\":\"not-belfry\"");
    assertThat(signature(jwts.signedByAnother("ada"))).isNotEqualTo(signature(jwts.of("ada")));
  }

  private static String claims(String token) {
    String part = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  private static String signature(String token) {
    return token.substring(token.lastIndexOf('.') + 1);
  }
}
