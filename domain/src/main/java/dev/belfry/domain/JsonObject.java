package dev.belfry.domain;

import java.nio.charset.StandardCharsets;

/**
 * What a sender adds for the application that shows the notification. Belfry carries it and never
 * looks inside.
 *
 * @param compact one JSON object without white space between its tokens, at most 16 KiB as UTF-8
 */
public record JsonObject(String compact) {

  /** In bytes of UTF-8. */
  public static final int MAX_SIZE = 16 * 1024;

  public JsonObject {
    int size = compact.getBytes(StandardCharsets.UTF_8).length;
    if (size > MAX_SIZE) {
      throw new ValueTooLargeException(
          "data", "must be at most %,d bytes of JSON, found %,d".formatted(MAX_SIZE, size));
    }
  }
}
