package dev.belfry.adapter.web.security;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which tokens are accepted.
 *
 * @param secret signs with HS256, at least 32 bytes; none where a public key or JWKS is given
 * @param audience must be among the token's {@code aud}
 * @param leeway by how much clocks may differ; a stream lives as long as its token is accepted
 */
@ConfigurationProperties("belfry.jwt")
public record JwtSettings(
    @Nullable String secret,
    @DefaultValue("belfry") String audience,
    @DefaultValue("10s") Duration leeway) {

  /** HS256 with a shorter key can be guessed (RFC 7518 §3.2). */
  private static final int SECRET_BYTES = 32;

  public JwtSettings {
    if (secret != null && secret.getBytes(StandardCharsets.UTF_8).length < SECRET_BYTES) {
      throw new IllegalArgumentException("belfry.jwt.secret must have at least 32 bytes");
    }
  }

  /** The secret as a key for HS256. */
  public SecretKey key() {
    if (secret == null) throw new IllegalStateException("belfry.jwt.secret is not set");
    return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }
}
