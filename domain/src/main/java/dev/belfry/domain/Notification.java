package dev.belfry.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a sender posted, the same for each of its recipients. It never changes.
 *
 * @param expiresAt from then on it leaves the inboxes; never if null
 */
public record Notification(
    NotificationId id,
    Sender sender,
    Message message,
    @Nullable Category category,
    Priority priority,
    @Nullable JsonObject data,
    Instant createdAt,
    @Nullable Instant expiresAt) {

  /** What everything but its text takes. */
  private static final int FRAME = 300;

  public Notification {
    if (expiresAt != null && !expiresAt.isAfter(createdAt)) {
      throw new InvalidValueException("expiresAt", "must be in the future");
    }
  }

  /** One that does not expire. */
  public Notification(
      NotificationId id,
      Sender sender,
      Message message,
      @Nullable Category category,
      Priority priority,
      @Nullable JsonObject data,
      Instant createdAt) {
    this(id, sender, message, category, priority, data, createdAt, null);
  }

  /** About how many characters it takes in memory and on the wire. */
  public int size() {
    return FRAME + message.length() + (data == null ? 0 : data.compact().length());
  }
}
