package dev.belfry.adapter.persistence;

import dev.belfry.domain.Category;
import dev.belfry.domain.JsonObject;
import dev.belfry.domain.Link;
import dev.belfry.domain.Message;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Priority;
import dev.belfry.domain.Sender;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was posted. Written once by {@link PostgresInboxLog}. */
@Entity
@Table(name = "notification")
class NotificationRow {

  @Id private UUID id;
  private String sender;
  private String title;
  private @Nullable String body;
  private @Nullable String link;
  private @Nullable String category;

  @Enumerated(EnumType.STRING)
  private Priority priority;

  private @Nullable String data;
  private @Nullable Integer recipients;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private @Nullable Instant expiresAt;

  UUID id() {
    return id;
  }

  @Nullable Integer recipients() {
    return recipients;
  }

  Notification notification() {
    return new Notification(
        new NotificationId(id),
        new Sender(sender),
        new Message(title, body, map(link, Link::new)),
        map(category, Category::new),
        priority,
        map(data, JsonObject::new),
        createdAt,
        expiresAt);
  }

  private static <T> @Nullable T map(@Nullable String value, Function<String, T> make) {
    return value == null ? null : make.apply(value);
  }
}
