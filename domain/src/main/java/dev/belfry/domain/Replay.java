package dev.belfry.domain;

import java.util.List;

/** What a log answers to somebody who stands in it: what follows, or that it cannot say. */
public sealed interface Replay {

  /** Where the log ended when it was read. */
  LogHead head();

  /**
   * What follows directly on the asked position, in order; empty at the log's end.
   *
   * @param standing the event at the asked position
   */
  record Page(RecordedEvent standing, List<RecordedEvent> events, LogHead head) implements Replay {

    public Page {
      events = List.copyOf(events);
    }
  }

  /** The asked position cannot be resumed without a hole. */
  record Lost(Reason reason, LogHead head) implements Replay {}

  /** Why a position cannot be resumed. */
  enum Reason {
    /** It is no position that this release can read. */
    UNREADABLE,
    /** It was pruned. */
    GONE,
    /** It is of another history of this log, as after the database was restored. */
    DIVERGED
  }

  /**
   * The one rule for a connect, a catch-up and a sweep: the first row is the one stood on, witness
   * and all, and the rest follow without a gap.
   *
   * @param rows from the asked position on and as far as a page goes, as one statement read them
   *     together with {@code head}; none if all of these were pruned
   */
  static Replay of(Position asked, List<RecordedEvent> rows, LogHead head) {
    if (rows.isEmpty()) {
      boolean isBehind = asked.number() < head.position().number();
      return new Lost(isBehind ? Reason.GONE : Reason.DIVERGED, head);
    }
    RecordedEvent standing = rows.getFirst();
    if (standing.position().number() > asked.number()) return new Lost(Reason.GONE, head);
    if (!standing.position().equals(asked) || !isUnbroken(rows)) {
      return new Lost(Reason.DIVERGED, head);
    }
    return new Page(standing, rows.subList(1, rows.size()), head);
  }

  private static boolean isUnbroken(List<RecordedEvent> rows) {
    for (int i = 1; i < rows.size(); i++) {
      if (!rows.get(i).follows(rows.get(i - 1).position())) return false;
    }
    return true;
  }
}
