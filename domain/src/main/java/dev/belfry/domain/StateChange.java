package dev.belfry.domain;

import org.jspecify.annotations.Nullable;

/** What a recipient did to her inbox. */
public sealed interface StateChange {

  Mark mark();

  /** Whether this item is meant. */
  boolean reaches(Item item);

  /** To one notification, archived or not. */
  record OfOne(NotificationId notification, Mark mark) implements StateChange {

    @Override
    public boolean reaches(Item item) {
      return item.notification().id().equals(notification);
    }
  }

  /**
   * To everything that stands in the inbox up to a position, so that a newcomer is never swallowed.
   * What is archived is out of sight, and stays as it is.
   *
   * @param position the newest that the person had before her eyes
   * @param category only this one; all if null
   */
  record UpTo(long position, @Nullable Category category, Mark mark) implements StateChange {

    public UpTo {
      if (position < 0) throw new InvalidValueException("upTo", "must not be negative");
      if (mark == Mark.UNREAD || mark == Mark.UNARCHIVED) {
        throw new InvalidValueException("upTo", "cannot be used to take something back");
      }
    }

    @Override
    public boolean reaches(Item item) {
      return !item.isArchived()
          && item.position() <= position
          && (category == null || category.equals(item.notification().category()));
    }
  }
}
