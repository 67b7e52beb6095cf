package dev.belfry.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something for whoever is connected now, as that somebody is typing. It is kept nowhere, so it has
 * no id and no position, is not counted and never replayed.
 */
public record TransientNotification(
    Message message,
    @Nullable Category category,
    Priority priority,
    @Nullable JsonObject data,
    Instant createdAt) {

  /** What everything but its text takes on the wire. */
  private static final int FRAME = 200;

  /** About how many characters it takes on the wire. */
  public int size() {
    return FRAME + message.length() + (data == null ? 0 : data.compact().length());
  }
}
