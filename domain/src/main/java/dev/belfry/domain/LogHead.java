package dev.belfry.domain;

/**
 * Where one recipient's log stands. Numbering and counting live here, so no adapter invents its
 * own.
 */
public record LogHead(RecipientId owner, Position position, Counts counts) {

  /** The event every log begins with. */
  public static RecordedEvent founding(RecipientId owner, Witness witness) {
    Position origin = new Position(0, witness);
    return new RecordedEvent(owner, origin, null, Counts.NONE, new InboxEvent.Founded());
  }

  /**
   * The next event of this log.
   *
   * @param change what really changed in the items, counted under the row lock
   */
  public RecordedEvent append(InboxEvent event, Witness witness, Counts.Change change) {
    Position next = new Position(position.number() + 1, witness);
    return new RecordedEvent(owner, next, position.witness(), counts.plus(change), event);
  }
}
