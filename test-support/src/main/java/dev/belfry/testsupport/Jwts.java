package dev.belfry.testsupport;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes tokens as the application that embeds Belfry would, and some as an attacker would.
 *
 * @param secret of HS256, at least 32 bytes
 */
public record Jwts(String secret, String audience) {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** Of a person: good for an hour, without any scope. */
  public String of(String subject) {
    return of(subject, "");
  }

  /** With scopes, separated by a space. */
  public String of(String subject, String scope) {
    return of(subject, scope, Instant.now().plus(HOUR));
  }

  public String of(String subject, String scope, Instant expires) {
    return signed(claims(subject, audience, scope, expires));
  }

  public String expired(String subject) {
    return of(subject, "", Instant.now().minus(HOUR));
  }

  public String forAnotherAudience(String subject) {
    return signed(claims(subject, "not-" + audience, "", Instant.now().plus(HOUR)));
  }

  public String signedByAnother(String subject) {
    return new Jwts(secret + "not", audience).of(subject);
  }

  /** Says that it needs no signature, and has none. */
  public String unsigned(String subject) {
    var claims = claims(subject, audience, "", Instant.now().plus(HOUR));
    return part(json(Map.of("alg", "none"))) + "." + part(json(claims)) + ".";
  }

  /** Any claims at all: text, or whole numbers. */
  public String signed(Map<String, Object> claims) {
    String head = part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + part(json(claims));
    return head + "." + BASE64.encodeToString(hmac(head));
  }

  private static Map<String, Object> claims(
      String subject, String audience, String scope, Instant expires) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", subject);
    claims.put("aud", audience);
    claims.put("iat", Instant.now().minusSeconds(1).getEpochSecond());
    claims.put("exp", expires.getEpochSecond());
    if (!scope.isEmpty()) claims.put("scope", scope);
    return claims;
  }

  private byte[] hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }

  private static String part(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String json(Map<String, ?> members) {
    return members.entrySet().stream()
        .map(it -> quoted(it.getKey()) + ":" + value(it.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String value(Object value) {
    return value instanceof Number ? value.toString() : quoted(value.toString());
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') json.append('\\').append(c);
      else if (c < ' ') json.append("\\u%04x".formatted((int) c));
      else json.append(c);
    }
    return json.append('"').toString();
  }
}
