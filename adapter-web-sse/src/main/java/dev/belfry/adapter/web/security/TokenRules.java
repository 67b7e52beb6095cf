package dev.belfry.adapter.web.security;

import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.RecipientId;
import java.util.List;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** A token names a person that can have an inbox, is meant for Belfry, and ends. */
class TokenRules implements OAuth2TokenValidator<Jwt> {

  private final JwtTimestampValidator time;
  private final String audience;

  TokenRules(JwtSettings settings) {
    this.time = new JwtTimestampValidator(settings.leeway());
    this.audience = settings.audience();
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    if (token.getExpiresAt() == null) return refused("The token has no exp.");
    List<String> audiences = token.getAudience();
    if (audiences == null || !audiences.contains(audience)) {
      return refused("The token's aud does not hold '" + audience + "'.");
    }
    if (!namesRecipient(token)) {
      return refused("The token's sub must have 1 to 200 characters, no control characters.");
    }
    return time.validate(token);
  }

  private static boolean namesRecipient(Jwt token) {
    try {
      return token.getSubject() != null && !new RecipientId(token.getSubject()).value().isEmpty();
    } catch (InvalidValueException invalid) {
      return false;
    }
  }

  private static OAuth2TokenValidatorResult refused(String why) {
    return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", why, null));
  }
}
