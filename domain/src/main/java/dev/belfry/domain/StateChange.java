package dev.belfry.domain;

import org.jspecify.annotations.Nullable;

/** What a recipient did to her inbox. */
public sealed interface StateChange {

  Mark mark();

  /** To one notification. */
  record OfOne(NotificationId notification, Mark mark) implements StateChange {}

  /**
   * To everything that stands in the inbox up to a position, so that a newcomer is never swallowed.
   *
   * @param position the newest that the person had before her eyes
   * @param category only this one; all if null
   */
  record UpTo(long position, @Nullable Category category, Mark mark) implements StateChange {

    public UpTo {
      if (position < 0) throw new InvalidValueException("upTo", "must not be negative");
      if (mark == Mark.UNREAD) {
        throw new InvalidValueException("upTo", "cannot be used to mark as unread");
      }
    }
  }
}
