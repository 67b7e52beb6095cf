package dev.belfry.adapter.web.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which pages of other origins may call.
 *
 * @param origins exact ones: {@code https://app.example.com}
 */
@ConfigurationProperties("belfry.cors")
record CorsSettings(@DefaultValue List<String> origins) {

  CorsSettings {
    for (String origin : origins) {
      if (!origin.matches("https?://[^/*\\s]+")) {
        throw new IllegalArgumentException(
            "belfry.cors.origins: '%s' is no origin; write it like https://app.example.com"
                .formatted(origin));
      }
    }
  }
}
