package dev.belfry.testsupport;

import org.jspecify.annotations.Nullable;

/**
 * One event of a stream, as its frame had it.
 *
 * @param id of this very frame; null if it had none, whatever earlier ones had
 * @param event its name; {@code message} if the frame had none
 * @param retry milliseconds, if the frame had them
 */
public record SseEvent(@Nullable String id, String event, String data, @Nullable Long retry) {

  public boolean is(String name) {
    return event.equals(name);
  }
}
