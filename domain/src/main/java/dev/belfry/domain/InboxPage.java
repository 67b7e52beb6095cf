package dev.belfry.domain;

import java.util.List;

/**
 * A piece of an inbox, newest first, and where the log stood at that very moment: all from one
 * snapshot, so that a stream continues at {@code head} without a gap or a double.
 *
 * @param hasMore whether older items follow
 */
public record InboxPage(LogHead head, List<Item> items, boolean hasMore) {

  public InboxPage {
    items = List.copyOf(items);
  }
}
