package dev.belfry.domain;

/** Whole numbers shown on badges. Holds at every position: 0 ≤ unseen ≤ unread ≤ total. */
public record Counts(int unseen, int unread, int total) {

  public static final Counts NONE = new Counts(0, 0, 0);

  public Counts {
    if (unseen < 0 || unread < unseen || total < unread) {
      throw new IllegalStateException(
          "unseen %d, unread %d, total %d".formatted(unseen, unread, total));
    }
  }

  public Counts plus(Change change) {
    return new Counts(unseen + change.unseen, unread + change.unread, total + change.total);
  }

  /** By how much each number changes: what really changed, never what was asked for. */
  public record Change(int unseen, int unread, int total) {

    public static final Change ARRIVAL = new Change(1, 1, 1);

    /** One item leaves, seen and read or not. */
    public static Change removal(Item item) {
      return new Change(item.seenAt() == null ? -1 : 0, item.readAt() == null ? -1 : 0, -1);
    }

    public boolean isNone() {
      return unseen == 0 && unread == 0 && total == 0;
    }
  }
}
