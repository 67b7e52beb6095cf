package dev.belfry.domain;

import java.util.Collection;
import java.util.List;

/** Whole numbers shown on badges. Holds at every position: 0 ≤ unseen ≤ unread ≤ total. */
public record Counts(int unseen, int unread, int total) {

  public static final Counts NONE = new Counts(0, 0, 0);

  public Counts {
    if (unseen < 0 || unread < unseen || total < unread) {
      throw new IllegalStateException(
          "unseen %d, unread %d, total %d".formatted(unseen, unread, total));
    }
  }

  /** What these items come to together. One that is archived counts nowhere. */
  public static Counts of(Collection<Item> items) {
    List<Item> counted = items.stream().filter(item -> !item.isArchived()).toList();
    return new Counts(
        (int) counted.stream().filter(item -> item.seenAt() == null).count(),
        (int) counted.stream().filter(item -> item.readAt() == null).count(),
        counted.size());
  }

  public Counts plus(Change change) {
    return new Counts(unseen + change.unseen, unread + change.unread, total + change.total);
  }

  /** By how much each number changes: what really changed, never what was asked for. */
  public record Change(int unseen, int unread, int total) {

    public static final Change NONE = new Change(0, 0, 0);
    public static final Change ARRIVAL = new Change(1, 1, 1);

    /** From what some items came to, to what the same ones come to now. */
    public static Change between(Counts before, Counts after) {
      return new Change(
          after.unseen - before.unseen, after.unread - before.unread, after.total - before.total);
    }

    /** One item leaves, whatever it counted. */
    public static Change removal(Item item) {
      return between(Counts.of(List.of(item)), Counts.NONE);
    }
  }
}
