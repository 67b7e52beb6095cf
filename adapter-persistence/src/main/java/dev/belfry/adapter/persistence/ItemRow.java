package dev.belfry.adapter.persistence;

import dev.belfry.domain.Item;
import dev.belfry.domain.Notification;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notification's place in one inbox. Read here; written by {@link PostgresInboxLog}. */
@Entity
@Table(name = "item")
@IdClass(ItemRow.Key.class)
class ItemRow {

  @Id private String recipient;
  @Id private UUID notification;
  private long position;

  @SuppressWarnings("UnusedVariable") // queries name it
  private @Nullable String category;

  @Column(name = "seen_at")
  private @Nullable Instant seenAt;

  @Column(name = "read_at")
  private @Nullable Instant readAt;

  @Column(name = "archived_at")
  private @Nullable Instant archivedAt;

  UUID notification() {
    return notification;
  }

  Item item(Notification content) {
    return new Item(content, position, seenAt, readAt, archivedAt);
  }

  record Key(String recipient, UUID notification) implements Serializable {}
}
