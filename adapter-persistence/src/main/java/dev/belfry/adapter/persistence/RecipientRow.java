package dev.belfry.adapter.persistence;

import dev.belfry.domain.Counts;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.Witness;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/**
 * Where a recipient's log stands. Read here; written by {@link PostgresInboxLog} under its lock.
 */
@Entity
@Table(name = "recipient")
class RecipientRow {

  @Id private String id;
  private long position;

  @Column(name = "event_id")
  private UUID eventId;

  private int unseen;
  private int unread;
  private int total;

  LogHead head() {
    return new LogHead(
        new RecipientId(id),
        new Position(position, Witness.of(eventId)),
        new Counts(unseen, unread, total));
  }
}
