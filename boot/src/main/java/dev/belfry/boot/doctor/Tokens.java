package dev.belfry.boot.doctor;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the doctor has to know of a token, which it does not check. */
final class Tokens {

  /** What a header takes (RFC 6750). */
  private static final Pattern WRITTEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private Tokens() {}

  static boolean canBeSent(String token) {
    return WRITTEN.matcher(token).matches();
  }

  /** Whose it is; null if it does not say. */
  static @Nullable String subject(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) return null;
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
      return Json.text(new String(claims, StandardCharsets.UTF_8), "sub");
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }
}
