package dev.belfry.adapter.persistence;

import dev.belfry.domain.LogHead;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.StateChange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events of the logs. */
class Events {

  private final JdbcClient jdbc;
  private final NotificationRows notifications;

  Events(JdbcClient jdbc, NotificationRows notifications) {
    this.jdbc = jdbc;
    this.notifications = notifications;
  }

  /** Writes an event that was numbered and counted under the lock of its recipient's row. */
  void append(RecordedEvent event, UUID id, StateChange change, Instant at) {
    int written =
        jdbc.sql(
                """
                with head as (
                  update recipient r set
                    position = :position, event_id = :event, previous = r.event_id,
                    unseen = :unseen, unread = :unread, total = :total
                  where id = :recipient and position = :position - 1
                  returning *)
                insert into event
                  (recipient, position, id, previous, kind, notification, up_to, category, at,
                   unseen, unread, total)
                select id, position, event_id, previous, :kind, :notification, :upTo, :category, :at,
                  unseen, unread, total
                from head
                """)
            .param("recipient", event.owner().value())
            .param("position", event.position().number())
            .param("event", id)
            .param("unseen", event.counts().unseen())
            .param("unread", event.counts().unread())
            .param("total", event.counts().total())
            .param("kind", EventKind.of(change.mark()))
            .param(
                "notification",
                change instanceof StateChange.OfOne one ? one.notification().value() : null)
            .param("upTo", change instanceof StateChange.UpTo upTo ? upTo.position() : null)
            .param(
                "category",
                change instanceof StateChange.UpTo upTo && upTo.category() != null
                    ? upTo.category().value()
                    : null)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update();
    if (written != 1) throw new IllegalStateException("written without the lock of its row");
  }

  /** Whether somebody who stands there stands in this log, in this history of it. */
  boolean has(RecipientId owner, Position standing) {
    return jdbc.sql(
            """
            select exists (select from event
              where recipient = ? and position = ? and right(id::text, 8) = ?)
            """)
        .param(owner.value())
        .param(standing.number())
        .param(standing.witness().value())
        .query(Boolean.class)
        .single();
  }

  /**
   * What follows {@code standing}; empty if there is no such log. One statement reads the head, the
   * row stood on and the rest, so the pruner cannot come between them; the content is fetched by id
   * in a second one, for it never changes.
   */
  Optional<Read> replay(RecipientId owner, Position standing, int limit) {
    List<Line> lines =
        jdbc.sql(
                """
                select r.position as head_position, r.event_id as head_event_id,
                  r.unseen as head_unseen, r.unread as head_unread, r.total as head_total,
                  r.broadcasts < (select number from broadcast_head) as due, e.*
                from recipient r
                left join lateral (
                  select *, exists (select from item i
                    where i.recipient = r.id and i.notification = event.notification) as held
                  from event where recipient = r.id and position >= :standing
                  order by position limit :limit) e on true
                where r.id = :recipient
                order by e.position
                """)
            .param("recipient", owner.value())
            .param("standing", standing.number())
            .param("limit", limit + 1)
            .query((row, n) ->
                new Line(
                    EventRow.head(owner, row),
                    row.getBoolean("due"),
                    row.getObject("kind") == null ? null : EventRow.read(row)))
            .list();
    if (lines.isEmpty()) return Optional.empty();
    List<EventRow> rows = lines.stream().map(Line::event).filter(Objects::nonNull).toList();
    Line first = lines.getFirst();
    return Optional.of(
        new Read(Replay.of(standing, recorded(owner, rows), first.head()), first.due()));
  }

  private List<RecordedEvent> recorded(RecipientId owner, List<EventRow> rows) {
    Map<UUID, Notification> content =
        notifications.byId(
            rows.stream().filter(EventRow::hasContent).map(EventRow::notification).toList());
    return rows.stream().map(row -> row.recorded(owner, content)).toList();
  }

  /**
   * A page of a log.
   *
   * @param due whether there are broadcasts that the log does not have yet
   */
  record Read(Replay replay, boolean due) {}

  private record Line(LogHead head, boolean due, @Nullable EventRow event) {}
}
