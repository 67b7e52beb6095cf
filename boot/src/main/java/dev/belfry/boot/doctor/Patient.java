package dev.belfry.boot.doctor;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be looked at.
 *
 * @param url where the public finds Belfry
 * @param sender may post; asked for at the demo endpoint if null
 * @param recipient whose inbox gets the test's notification; as above
 * @param origin of a page that calls from another origin
 * @param idle how long a stream is left alone, to see whether somebody cuts it
 * @param database as a JDBC URL
 * @param redis as {@code redis://…}
 */
record Patient(
    String url,
    @Nullable String sender,
    @Nullable String recipient,
    @Nullable String origin,
    Duration idle,
    @Nullable String database,
    String databaseUser,
    String databasePassword,
    @Nullable String redis) {

  static final String USAGE =
      """
      java -jar belfry.jar doctor --url=https://belfry.example [--option=value …]

        --url=…               where the public finds Belfry, through every proxy; default http://127.0.0.1:8080
        --sender-token=…      a JWT that may post (scope notifications:write); without it the demo endpoint is asked for one
        --recipient-token=…   a JWT of a person whose inbox may get a test notification, which is taken back; as above
        --origin=…            the origin of a page that embeds Belfry: is it let in?
        --idle=20s            how long a stream is left alone, to see whether a proxy cuts it; 0s to leave that out

      The database and Redis are looked at where spring.datasource.url, .username, .password and spring.data.redis.url are given, as
      options or as environment variables (SPRING_DATASOURCE_URL and so on).

      The exit code is 0 if all is well, 1 if something is wrong, 2 if an option is mistyped, and 3 if nothing is wrong as far as was
      looked, but the stream was not examined, or not to the end.
      """;

  private static final Set<String> KNOWN =
      Set.of(
          "url",
          "sender-token",
          "recipient-token",
          "origin",
          "idle",
          "spring.datasource.url",
          "spring.datasource.username",
          "spring.datasource.password",
          "spring.data.redis.url");

  /**
   * @throws IllegalArgumentException with a sentence for the person who typed it
   */
  static Patient of(String[] arguments, Map<String, String> environment) {
    Map<String, String> given = new HashMap<>();
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      String name = parts[0].replaceFirst("^--", "");
      if (!argument.startsWith("--") || parts.length < 2 || !KNOWN.contains(name)) {
        throw new IllegalArgumentException(
            name.contains("token") ? "Unknown: " + parts[0] : "Unknown: " + argument);
      }
      given.put(name, parts[1]);
    }
    KNOWN.stream()
        .filter(name -> name.startsWith("spring."))
        .forEach(name -> {
          String value = environment.get(name.replace('.', '_').toUpperCase(Locale.ROOT));
          if (value != null && !value.isBlank()) given.putIfAbsent(name, value);
        });
    return new Patient(
        given.getOrDefault("url", "http://127.0.0.1:8080").replaceFirst("/+$", ""),
        given.get("sender-token"),
        given.get("recipient-token"),
        given.get("origin"),
        duration(given.getOrDefault("idle", "20s")),
        given.get("spring.datasource.url"),
        given.getOrDefault("spring.datasource.username", ""),
        given.getOrDefault("spring.datasource.password", ""),
        given.get("spring.data.redis.url"));
  }

  /** Where it is; null if that is no address. */
  @Nullable URI address() {
    return web(url);
  }

  /** Of http or https, with a host, and to which a path can be added; null if it is not. */
  static @Nullable URI web(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme();
      boolean isWeb = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      boolean isPlain = uri.getQuery() == null && uri.getFragment() == null;
      return isWeb && isPlain && uri.getHost() != null && uri.getPort() < 65_536 ? uri : null;
    } catch (URISyntaxException unreadable) {
      return null;
    }
  }

  private static Duration duration(String text) {
    if (!text.matches("[0-9]{1,6}s")) {
      throw new IllegalArgumentException("--idle is a number of seconds as in 20s, not " + text);
    }
    return Duration.parse("PT" + text);
  }

  @Override
  public String toString() {
    return "Patient[" + url + "]"; // and no secret
  }
}
