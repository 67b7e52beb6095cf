package dev.belfry.adapter.persistence;

import dev.belfry.domain.Mark;
import dev.belfry.domain.Removal;

/** What stands in the column {@code event.kind}. A kind that a later release writes is unknown. */
final class EventKind {

  static final short FOUNDED = 0;
  static final short PUBLISHED = 1;
  private static final short SEEN = 2;
  private static final short READ = 3;
  private static final short UNREAD = 4;
  private static final short ARCHIVED = 5;
  private static final short UNARCHIVED = 6;
  private static final short RECALLED = 10;
  private static final short EXPIRED = 11;
  static final short PREFERENCES = 20;

  private EventKind() {}

  static short of(Mark mark) {
    return switch (mark) {
      case SEEN -> SEEN;
      case READ -> READ;
      case UNREAD -> UNREAD;
      case ARCHIVED -> ARCHIVED;
      case UNARCHIVED -> UNARCHIVED;
    };
  }

  static short of(Removal removal) {
    return switch (removal) {
      case RECALLED -> RECALLED;
      case EXPIRED -> EXPIRED;
    };
  }

  static boolean isRemoval(short kind) {
    return kind == RECALLED || kind == EXPIRED;
  }

  static Removal removal(short kind) {
    return switch (kind) {
      case RECALLED -> Removal.RECALLED;
      case EXPIRED -> Removal.EXPIRED;
      default -> throw new IllegalStateException("kind " + kind + " is no removal");
    };
  }

  static boolean isMark(short kind) {
    return kind >= SEEN && kind <= UNARCHIVED;
  }

  static Mark mark(short kind) {
    return switch (kind) {
      case SEEN -> Mark.SEEN;
      case READ -> Mark.READ;
      case UNREAD -> Mark.UNREAD;
      case ARCHIVED -> Mark.ARCHIVED;
      case UNARCHIVED -> Mark.UNARCHIVED;
      default -> throw new IllegalStateException("kind " + kind + " is no mark");
    };
  }
}
