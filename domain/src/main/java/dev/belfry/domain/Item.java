package dev.belfry.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notification in one recipient's inbox.
 *
 * @param position of the event with which it arrived, which is its order in the inbox
 * @param archivedAt since when it has been put away: kept, and counted no more
 */
public record Item(
    Notification notification,
    long position,
    @Nullable Instant seenAt,
    @Nullable Instant readAt,
    @Nullable Instant archivedAt) {

  /** One that is not archived. */
  public Item(
      Notification notification,
      long position,
      @Nullable Instant seenAt,
      @Nullable Instant readAt) {
    this(notification, position, seenAt, readAt, null);
  }

  public boolean isArchived() {
    return archivedAt != null;
  }

  /** The same after a mark. What was so before keeps its time. */
  public Item marked(Mark mark, Instant at) {
    Instant seen = seenAt == null ? at : seenAt;
    Instant read = readAt == null ? at : readAt;
    Instant archived = archivedAt == null ? at : archivedAt;
    return switch (mark) {
      case SEEN -> new Item(notification, position, seen, readAt, archivedAt);
      case READ -> new Item(notification, position, seen, read, archivedAt);
      case UNREAD -> new Item(notification, position, seenAt, null, archivedAt);
      case ARCHIVED -> new Item(notification, position, seenAt, readAt, archived);
      case UNARCHIVED -> new Item(notification, position, seenAt, readAt, null);
    };
  }
}
