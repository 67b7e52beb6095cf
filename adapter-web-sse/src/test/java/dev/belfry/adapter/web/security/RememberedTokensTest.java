package dev.belfry.adapter.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

class RememberedTokensTest {

  private int read;
  private boolean over;

  private final JwtDecoder tokens = new RememberedTokens(this::read, this::check);

  private Jwt read(String token) {
    read++;
    if (over || token.equals("forged")) throw new BadJwtException("refused");
    return Jwt.withTokenValue(token)
        .header("alg", "HS256")
        .subject(token)
        .expiresAt(Instant.MAX)
        .build();
  }

  private OAuth2TokenValidatorResult check(Jwt token) {
    return over
        ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"))
        : OAuth2TokenValidatorResult.success();
  }

  @Test
  void a_token_that_is_used_again_is_read_once() {
    assertThat(tokens.decode("a").getSubject()).isEqualTo("a");
    assertThat(tokens.decode("b").getSubject()).isEqualTo("b");
    assertThat(tokens.decode("a").getSubject()).isEqualTo("a");
    assertThat(read).isEqualTo(2);
  }

  @Test
  void one_whose_time_is_over_is_refused_though_it_was_good_before() {
    tokens.decode("a");
    over = true;

    assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("a"));
  }

  @Test
  void one_that_was_refused_is_refused_again() {
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("forged"));
    }
    assertThat(read).isEqualTo(2);
  }

  @Test
  void those_used_longest_ago_are_forgotten() {
    tokens.decode("first");
    for (int i = 0; i < 300; i++) tokens.decode("t" + i);

    tokens.decode("first");

    assertThat(read).isEqualTo(302);
  }
}
