package dev.belfry.adapter.web.rest;

import dev.belfry.adapter.web.problem.InvalidRequestException;
import dev.belfry.domain.Item;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page of an inbox begins: opaque to callers. It names an item and not a number of
 * items, so newcomers do not move it.
 */
final class Cursor {

  private static final Pattern BEFORE = Pattern.compile("before:([0-9]{1,18})");

  private Cursor() {}

  static String after(Item last) {
    byte[] text = ("before:" + last.position()).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /** The position before which the page begins; null for the first one. */
  static @Nullable Long before(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) return null;
    try {
      byte[] text = Base64.getUrlDecoder().decode(cursor);
      Matcher parts = BEFORE.matcher(new String(text, StandardCharsets.US_ASCII));
      if (parts.matches()) return Long.valueOf(parts.group(1));
    } catch (IllegalArgumentException notBase64) {
      // as wrong as any other cursor that Belfry did not make
    }
    throw InvalidRequestException.inRequest("cursor is not one that Belfry gave out.");
  }
}
