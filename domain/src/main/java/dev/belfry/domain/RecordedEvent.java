package dev.belfry.domain;

import org.jspecify.annotations.Nullable;

/**
 * An event in its place.
 *
 * @param previous of the event before it; null for the first of a log
 * @param counts as they were true at this position
 */
public record RecordedEvent(
    RecipientId owner,
    Position position,
    @Nullable Witness previous,
    Counts counts,
    InboxEvent event) {

  /** Whether nothing lies between {@code position} and this event, in the same history. */
  public boolean follows(Position position) {
    return this.position.number() == position.number() + 1 && position.witness().equals(previous);
  }

  /** The log's head when this was the newest event. */
  public LogHead asHead() {
    return new LogHead(owner, position, counts);
  }
}
