package dev.belfry.adapter.web.security;

import dev.belfry.adapter.web.problem.ProblemWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** Who calls, and what she may. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({JwtSettings.class, CorsSettings.class})
public class SecurityConfiguration {

  /** Nothing from elsewhere, so that text which slipped through as HTML could still do nothing. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; img-src 'self' https: data:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  @Bean
  SecurityFilterChain securityFilterChain(
      HttpSecurity http, CorsSettings settings, ProblemWriter writer) {
    SecurityProblems problems = new SecurityProblems(writer);
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/api/v1/notifications/**")
                .hasAuthority("SCOPE_notifications:write")
                .requestMatchers("/api/v1/recipients/**")
                .hasAuthority("SCOPE_admin")
                .requestMatchers("/api/v1/inbox/**")
                .authenticated()
                .anyRequest()
                .permitAll())
        .oauth2ResourceServer(server ->
            server
                .jwt(jwt -> jwt.jwtAuthenticationConverter(scopes()))
                .bearerTokenResolver(new OneBearerToken())
                .authenticationEntryPoint(problems)
                .accessDeniedHandler(problems))
        .exceptionHandling(
            refusals -> refusals.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .cors(AbstractHttpConfigurer::disable) // its filter would refuse in words of its own
        .addFilter(origins(settings, problems))
        .headers(headers ->
            headers.contentSecurityPolicy(
                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY)))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // a token in a header cannot be sent by another site's form
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        // its wrapper would be held for as long as a stream is open
        .servletApi(AbstractHttpConfigurer::disable)
        .build();
  }

  /**
   * With the firewall's own rules for headers, which it holds against each of them by a regular
   * expression where it is not given others: a sixteenth of what Java does for a post.
   */
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedHeaderNames(name -> isAssigned(name, false));
    firewall.setAllowedHeaderValues(value -> isAssigned(value, true));
    return firewall;
  }

  /** Neither a control character, but perhaps a tab, nor one that Unicode does not know. */
  static boolean isAssigned(String text, boolean mayHoldTabs) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int character = text.codePointAt(i);
      boolean isTab = mayHoldTabs && character == '\t';
      if (!isTab && (Character.isISOControl(character) || !Character.isDefined(character))) {
        return false;
      }
    }
    return true;
  }

  /** A span and a timer for each filter of each request cost more than the filters. */
  @Bean
  SecurityObservationSettings securityObservationSettings() {
    return SecurityObservationSettings.noObservations();
  }

  private static JwtAuthenticationConverter scopes() {
    var claim = new JwtGrantedAuthoritiesConverter();
    claim.setAuthoritiesClaimName("scope"); // separated by spaces (RFC 8693)
    var converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(claim);
    return converter;
  }

  /** Also applied where a public key or JWKS is given: Spring Boot makes that decoder. */
  @Bean
  OAuth2TokenValidator<Jwt> tokenRules(JwtSettings settings) {
    return new TokenRules(settings);
  }

  @Bean
  @ConditionalOnProperty("belfry.jwt.secret")
  JwtDecoder secretDecoder(JwtSettings settings, OAuth2TokenValidator<Jwt> rules) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withSecretKey(settings.key()).macAlgorithm(MacAlgorithm.HS256).build();
    decoder.setJwtValidator(rules);
    return new RememberedTokens(decoder, rules);
  }

  private static CorsFilter origins(CorsSettings settings, SecurityProblems problems) {
    CorsFilter filter = new CorsFilter(listedOrigins(settings));
    filter.setCorsProcessor(
        new DefaultCorsProcessor() {
          @Override
          protected void rejectRequest(ServerHttpResponse response) throws IOException {
            problems.refuseOrigin(((ServletServerHttpResponse) response).getServletResponse());
          }
        });
    return filter;
  }

  /**
   * An origin that is not listed has a configuration that allows nothing for its preflight, which
   * is thus refused, and none for what it sends all the same, which is answered without the headers
   * that a browser asks for.
   */
  private static CorsConfigurationSource listedOrigins(CorsSettings settings) {
    CorsConfiguration listed = new CorsConfiguration();
    listed.setAllowedOrigins(settings.origins());
    listed.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
    listed.setAllowedHeaders(
        List.of("Authorization", "Content-Type", "Last-Event-ID", "Idempotency-Key"));
    listed.setExposedHeaders(
        List.of("Retry-After", "Location", "Idempotency-Replayed", "X-Request-Id"));
    listed.setMaxAge(Duration.ofHours(1));
    return request -> {
      String origin = request.getHeader(HttpHeaders.ORIGIN);
      if (origin != null && settings.origins().contains(origin)) return listed;
      return CorsUtils.isPreFlightRequest(request) ? new CorsConfiguration() : null;
    };
  }
}
