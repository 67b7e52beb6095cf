package dev.belfry.boot.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Refuses to start without a database, its user and a key, and names all that is missing at once.
 */
class RequiredSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

  /** By name, or in the service file that is named. */
  private static final Pattern USER_IN_URL = Pattern.compile("[?&](user|service)=[^&]");

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    List<String> missing = missing(context.getEnvironment());
    if (!missing.isEmpty()) throw new MissingSettingsException(missing);
  }

  private static List<String> missing(Environment settings) {
    List<String> missing = new ArrayList<>();
    boolean named = anyOf(settings, "spring.datasource.url");
    boolean ownDatabase = !named && settings.acceptsProfiles(Profiles.of("local"));
    if (!named && !ownDatabase) {
      missing.add("spring.datasource.url: the PostgreSQL that keeps the inboxes");
    }
    if (!ownDatabase && !hasUser(settings)) {
      missing.add("spring.datasource.username: as whom Belfry goes there");
    }
    if (!anyOf(settings, "belfry.jwt.secret", JWT + "jwk-set-uri", JWT + "public-key-location")) {
      missing.add(
          "belfry.jwt.secret (at least 32 bytes), or %sjwk-set-uri, or %spublic-key-location: who may sign tokens"
              .formatted(JWT, JWT));
    }
    if (anyOf(settings, "spring.data.redis.url") && !anyOf(settings, "belfry.bus.secret")) {
      missing.add(
          "belfry.bus.secret (at least 32 bytes, the same on every node): signs what nodes tell each"
              + " other through Redis");
    }
    return missing;
  }

  /** Without one the driver would take the name of whoever runs this process. */
  private static boolean hasUser(Environment settings) {
    return anyOf(settings, "spring.datasource.username", "spring.datasource.hikari.username")
        || USER_IN_URL.matcher(settings.getProperty("spring.datasource.url", "")).find();
  }

  private static boolean anyOf(Environment settings, String... names) {
    return Stream.of(names).map(name -> settings.getProperty(name, "")).anyMatch(v -> !v.isBlank());
  }
}
