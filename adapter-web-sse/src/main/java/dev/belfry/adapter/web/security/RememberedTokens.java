package dev.belfry.adapter.web.security;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers the tokens that were used last, for back ends post with the same one again and again,
 * and to read it takes an eighth of what a post takes. Only for tokens that one secret signs: it
 * stays the same for as long as the process runs.
 */
class RememberedTokens implements JwtDecoder {

  private static final int MOST = 256;

  private final JwtDecoder decoder;
  private final OAuth2TokenValidator<Jwt> rules;
  private final Map<String, Jwt> lastUsed =
      Collections.synchronizedMap(
          new LinkedHashMap<>(MOST, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Jwt> eldest) {
              return size() > MOST;
            }
          });

  /**
   * @param rules are held against a token at every use: its time may be over
   */
  RememberedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> rules) {
    this.decoder = decoder;
    this.rules = rules;
  }

  @Override
  public Jwt decode(String token) {
    Jwt known = lastUsed.get(token);
    if (known != null && !rules.validate(known).hasErrors()) return known;
    Jwt read = decoder.decode(token); // which says what is wrong
    lastUsed.put(token, read);
    return read;
  }
}
