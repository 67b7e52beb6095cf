package dev.belfry.domain;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where a click leads: an https address, or a path of the application that embeds Belfry. Anything
 * else could run script or leave the site.
 */
public record Link(String value) {

  private static final String HTTPS = "https://";

  public Link {
    Text.wellFormed("link", value);
    Text.lengthOf("link", value, 1, 2_048);
    if (value.codePoints().anyMatch(Link::isForbidden)) {
      throw new InvalidValueException(
          "link", "must not hold backslash, white space or control characters");
    }
    boolean path = value.startsWith("/") && !value.startsWith("//");
    if (!path && !isHttps(value)) {
      throw new InvalidValueException(
          "link",
          "must be https with a host and without user info, or a path that starts with one /");
    }
  }

  /**
   * Browsers drop tabs and line ends and read a backslash as a slash, which would turn a path into
   * another site (WHATWG URL).
   */
  private static boolean isForbidden(int c) {
    return c == '\\'
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c);
  }

  /** With a host, and without user info: in {@code https://bank.example@evil.example} it lies. */
  private static boolean isHttps(String value) {
    if (!value.regionMatches(true, 0, HTTPS, 0, HTTPS.length())) return false;
    URI uri = parsed(value);
    return uri != null
        && uri.getRawAuthority() != null
        && !uri.getRawAuthority().startsWith(":")
        && !uri.getRawAuthority().contains("@");
  }

  private static @Nullable URI parsed(String value) {
    try {
      // only the part that decides who is reached; what follows may hold characters beyond RFC 3986
      int end = indexOfAny(value, "/?#", HTTPS.length());
      return new URI(value.substring(0, end));
    } catch (URISyntaxException notAnAddress) {
      return null;
    }
  }

  private static int indexOfAny(String value, String stops, int from) {
    int at = from;
    while (at < value.length() && stops.indexOf(value.charAt(at)) < 0) at++;
    return at;
  }
}
