package dev.belfry.adapter.web.rest;

import dev.belfry.adapter.web.problem.InvalidRequestException;
import dev.belfry.adapter.web.security.JwtSettings;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.RecipientId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives a token to whoever asks: for trying out, and only in the profiles demo and local. */
@RestController
@Profile("demo")
class DemoTokenController {

  private static final Set<String> SCOPES = Set.of("notifications:write", "admin");
  private static final Duration LIFE = Duration.ofHours(1);

  private final JwtEncoder encoder;
  private final String audience;
  private final InstantSource clock;
  private final StrictJson json;

  DemoTokenController(JwtSettings settings, InstantSource clock, StrictJson json) {
    this.encoder = NimbusJwtEncoder.withSecretKey(settings.key()).build();
    this.audience = settings.audience();
    this.clock = clock;
    this.json = json;
  }

  @PostMapping(
      path = "/api/v1/demo/tokens",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  TokenJson mint(RawBody body) {
    AskJson ask = json.read(body, AskJson.class);
    if ((ask.recipient == null) == (ask.scope == null)) {
      throw InvalidRequestException.inBody(null, "Send either recipient or scope.");
    }
    return ask.recipient != null
        ? token(recipient(ask.recipient).value(), null)
        : token("demo", known(ask.scope));
  }

  private static RecipientId recipient(String name) {
    try {
      return new RecipientId(name);
    } catch (InvalidValueException invalid) {
      throw InvalidRequestException.inBody("/recipient", invalid.problem());
    }
  }

  private static String known(@Nullable String scope) {
    List<String> words = scope == null ? List.of() : List.of(scope.split(" "));
    if (!SCOPES.containsAll(words)) {
      throw InvalidRequestException.inBody("/scope", "must be of notifications:write and admin");
    }
    return String.join(" ", words);
  }

  private TokenJson token(String subject, @Nullable String scope) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var claims =
        JwtClaimsSet.builder()
            .id(UUID.randomUUID().toString()) // or two of the same second would be the same token
            .subject(subject)
            .audience(List.of(audience))
            .issuedAt(now)
            .expiresAt(now.plus(LIFE));
    if (scope != null) claims.claim("scope", scope);
    var header = JwsHeader.with(MacAlgorithm.HS256).build();
    String token =
        encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    return new TokenJson(token, now.plus(LIFE));
  }

  record AskJson(@Nullable String recipient, @Nullable String scope) {}

  record TokenJson(String token, Instant expiresAt) {}
}
