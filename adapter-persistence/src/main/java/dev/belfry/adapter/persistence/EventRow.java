package dev.belfry.adapter.persistence;

import dev.belfry.domain.Category;
import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.StateChange;
import dev.belfry.domain.Witness;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log, without the content of its notification.
 *
 * @param held whether the notification is still in the inbox
 */
record EventRow(
    long position,
    UUID id,
    @Nullable UUID previous,
    short kind,
    @Nullable UUID notification,
    @Nullable Long upTo,
    @Nullable String category,
    @Nullable String preferences,
    Instant at,
    Counts counts,
    boolean held) {

  static EventRow read(ResultSet row) throws SQLException {
    return new EventRow(
        row.getLong("position"),
        row.getObject("id", UUID.class),
        row.getObject("previous", UUID.class),
        row.getShort("kind"),
        row.getObject("notification", UUID.class),
        row.getObject("up_to", Long.class),
        row.getString("category"),
        row.getString("preferences"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        counts(row),
        row.getBoolean("held"));
  }

  /** One that was just appended for a broadcast. */
  static EventRow appended(ResultSet row) throws SQLException {
    return new EventRow(
        row.getLong("position"),
        row.getObject("id", UUID.class),
        row.getObject("previous", UUID.class),
        row.getShort("kind"),
        row.getObject("notification", UUID.class),
        null,
        null,
        null,
        row.getObject("at", OffsetDateTime.class).toInstant(),
        counts(row),
        true);
  }

  /** One that was just written for this notification. */
  static RecordedEvent published(ResultSet row, Notification notification) throws SQLException {
    UUID previous = row.getObject("previous", UUID.class);
    return new RecordedEvent(
        new RecipientId(row.getString("recipient")),
        new Position(row.getLong("position"), Witness.of(row.getObject("id", UUID.class))),
        previous == null ? null : Witness.of(previous),
        counts(row),
        new InboxEvent.Published(notification));
  }

  private static Counts counts(ResultSet row) throws SQLException {
    return new Counts(row.getInt("unseen"), row.getInt("unread"), row.getInt("total"));
  }

  boolean hasContent() {
    return kind == EventKind.PUBLISHED && held;
  }

  RecordedEvent recorded(RecipientId owner, Map<UUID, Notification> content) {
    return new RecordedEvent(
        owner,
        new Position(position, Witness.of(id)),
        previous == null ? null : Witness.of(previous),
        counts,
        event(content));
  }

  private InboxEvent event(Map<UUID, Notification> content) {
    if (kind == EventKind.FOUNDED) return new InboxEvent.Founded();
    if (hasContent()) {
      return new InboxEvent.Published(Objects.requireNonNull(content.get(notification)));
    }
    if (kind == EventKind.PUBLISHED) return new InboxEvent.LeftOut();
    if (EventKind.isRemoval(kind)) {
      return new InboxEvent.Removed(
          new NotificationId(Objects.requireNonNull(notification)), EventKind.removal(kind));
    }
    if (EventKind.isMark(kind)) return new InboxEvent.StateChanged(stateChange(), at);
    if (kind == EventKind.PREFERENCES) return preferencesChanged();
    return new InboxEvent.Unknown();
  }

  private InboxEvent preferencesChanged() {
    return Optional.ofNullable(preferences)
        .flatMap(PreferencesText::read)
        .<InboxEvent>map(chosen -> new InboxEvent.PreferencesChanged(chosen, at))
        .orElseGet(InboxEvent.Unknown::new);
  }

  private StateChange stateChange() {
    if (notification != null) {
      return new StateChange.OfOne(new NotificationId(notification), EventKind.mark(kind));
    }
    return new StateChange.UpTo(
        Objects.requireNonNull(upTo),
        category == null ? null : new Category(category),
        EventKind.mark(kind));
  }

  /** The log's head, where the statement read it beside its events. */
  static LogHead head(RecipientId owner, ResultSet row) throws SQLException {
    return new LogHead(
        owner,
        new Position(
            row.getLong("head_position"), Witness.of(row.getObject("head_event_id", UUID.class))),
        new Counts(row.getInt("head_unseen"), row.getInt("head_unread"), row.getInt("head_total")));
  }
}
