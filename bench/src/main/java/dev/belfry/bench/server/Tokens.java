package dev.belfry.bench.server;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs tokens (HS256) as the application that embeds Belfry would. */
record Tokens(String secret, String audience) {

  private static final String HEAD = part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
  private static final Duration LIFE = Duration.ofHours(6);

  /**
   * @param scope may be empty
   */
  String of(String subject, String scope) {
    Instant now = Instant.now();
    String claims =
        "{\"sub\":\"%s\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d,\"scope\":\"%s\"}"
            .formatted(
                subject,
                audience,
                now.minusSeconds(1).getEpochSecond(),
                now.plus(LIFE).getEpochSecond(),
                scope);
    String signed = HEAD + "." + part(claims);
    return signed + "." + base64(hmac(signed));
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
    return base64(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
