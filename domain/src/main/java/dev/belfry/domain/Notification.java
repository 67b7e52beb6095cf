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
}
