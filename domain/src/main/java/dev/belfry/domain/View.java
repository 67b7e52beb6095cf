package dev.belfry.domain;

import org.jspecify.annotations.Nullable;

/**
 * Which part of an inbox somebody looks at.
 *
 * @param category only this one; all if null
 */
public record View(State state, @Nullable Category category) {

  public static final View ALL = new View(State.ALL, null);

  /** In what state the items are. */
  public enum State {
    /** Everything that is not archived. */
    ALL,
    /** What is neither read nor archived. */
    UNREAD,
    /** What is archived, and nothing else. */
    ARCHIVED
  }

  public boolean shows(Item item) {
    return hasState(item) && (category == null || category.equals(item.notification().category()));
  }

  private boolean hasState(Item item) {
    return switch (state) {
      case ALL -> !item.isArchived();
      case UNREAD -> !item.isArchived() && item.readAt() == null;
      case ARCHIVED -> item.isArchived();
    };
  }
}
