package dev.belfry.adapter.persistence;

import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Removal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The numbered broadcasts, and how they come into the logs: always under the lock of the
 * recipient's row, and by what that row says she has had, never by a look at her items.
 */
class Broadcasts {

  /** At most so many go into one log in one transaction. */
  private static final int MOST = 1_000;

  /** At most about so many go into several logs in one transaction. */
  private static final int MOST_TOGETHER = 10_000;

  /**
   * A statement of its own, after the locks: one that waited for them would still see what was
   * there before it waited. What was withdrawn before it came is not due, nor is the withdrawal of
   * what she does not have.
   */
  private static final String APPEND =
      """
      with head as (
        select number from broadcast_head),
      due as (
        select r.id as recipient, r.event_id as newest, b.*
        from recipient r
        cross join lateral (
          select b.number, b.notification, b.kind, row_number() over following as k,
            r.unseen + sum(b.unseen) over following as unseen,
            r.unread + sum(b.unread) over following as unread,
            r.total + sum(b.total) over following as total
          from (
            select b.number, b.notification, b.kind,
              case when b.kind = 1 then 1 when i.seen_at is null then -1 else 0 end as unseen,
              case when b.kind = 1 then 1 when i.read_at is null then -1 else 0 end as unread,
              case when b.kind = 1 then 1 else -1 end as total
            from broadcast b
            left join item i
              on b.kind <> 1 and i.recipient = r.id and i.notification = b.notification
            where b.number > r.broadcasts and b.number <= (select number from head)
              and case when b.kind = 1
                then not exists (select from broadcast w
                  where w.notification = b.notification and w.kind <> 1)
                else i.notification is not null end
            order by b.number
            limit :most) b
          window following as (order by b.number)) b
        where r.id = any(:locked::text[])),
      chained as (
        select due.*, gen_random_uuid() as id from due),
      arrived as (
        select c.*, r.position + c.k as position,
          coalesce(lag(c.id) over (partition by c.recipient order by c.k), c.newest) as previous
        from chained c join recipient r on r.id = c.recipient),
      event as (
        insert into event
          (recipient, position, id, previous, kind, notification, at, unseen, unread, total)
        select recipient, position, id, previous, kind, notification, now(), unseen, unread, total
        from arrived),
      item as (
        insert into item (recipient, notification, position, category)
        select a.recipient, a.notification, a.position, n.category
        from arrived a join notification n on n.id = a.notification
        where a.kind = 1),
      gone as (
        delete from item i using arrived a
        where a.kind <> 1 and i.recipient = a.recipient and i.notification = a.notification),
      last as (
        select distinct on (recipient) * from arrived order by recipient, k desc),
      moved as (
        update recipient r set
          position = coalesce(l.position, r.position), event_id = coalesce(l.id, r.event_id),
          previous = coalesce(l.previous, r.previous), unseen = coalesce(l.unseen, r.unseen),
          unread = coalesce(l.unread, r.unread), total = coalesce(l.total, r.total),
          broadcasts = case when l.k = :most then l.number else (select number from head) end
        from recipient x left join last l on l.recipient = x.id
        where x.id = any(:locked::text[]) and r.id = x.id
          and x.broadcasts < (select number from head)
        returning coalesce(l.k, 0) = :most as more)
      select recipient, position, id, previous, kind, notification, now() as at,
        unseen, unread, total, (select coalesce(bool_or(more), false) from moved) as more
      from arrived order by recipient, position
      """;

  private final JdbcClient jdbc;
  private final Contents contents;

  Broadcasts(JdbcClient jdbc, Contents contents) {
    this.jdbc = jdbc;
    this.contents = contents;
  }

  /** Appends what is due for these recipients, whose rows this transaction has locked. */
  Appending append(Collection<RecipientId> locked) {
    if (locked.isEmpty()) return new Appending(List.of(), false);
    List<Line> lines =
        jdbc.sql(APPEND)
            .param("locked", Locks.ids(locked))
            .param("most", Math.clamp(MOST_TOGETHER / locked.size(), 10, MOST))
            .query((row, n) ->
                new Line(
                    new RecipientId(row.getString("recipient")),
                    EventRow.appended(row),
                    row.getBoolean("more")))
            .list();
    return new Appending(recorded(lines), !lines.isEmpty() && lines.getFirst().more());
  }

  private List<RecordedEvent> recorded(List<Line> lines) {
    Map<UUID, Notification> content =
        contents.byId(
            lines.stream()
                .map(Line::event)
                .filter(EventRow::hasContent)
                .map(EventRow::notification)
                .toList());
    return lines.stream().map(line -> line.event().recorded(line.recipient(), content)).toList();
  }

  /**
   * What one transaction appended.
   *
   * @param more whether more is due than goes into one
   */
  record Appending(List<RecordedEvent> events, boolean more) {}

  private record Line(RecipientId recipient, EventRow event, boolean more) {}

  /**
   * Takes back what is for everyone, by a number of its own.
   *
   * @return the number; empty if it was withdrawn before
   */
  Optional<Long> withdraw(NotificationId notification, Removal reason) {
    // the lock first, and what is there in the next statement
    jdbc.sql("select number from broadcast_head for update").query(Long.class).single();
    return jdbc.sql(
            """
            with head as (
              update broadcast_head set number = number + 1
              where not exists (select from broadcast where notification = :id and kind <> 1)
              returning number)
            insert into broadcast (number, notification, kind)
            select number, :id, :kind from head
            returning number
            """)
        .param("id", notification.value())
        .param("kind", EventKind.of(reason))
        .query(Long.class)
        .optional();
  }

  /** Those of these recipients for whom broadcasts are due. */
  List<RecipientId> due(Collection<RecipientId> recipients) {
    return due(recipients, "");
  }

  /** The same, locked; without those that somebody else has locked. */
  List<RecipientId> lockDue(Collection<RecipientId> recipients) {
    return due(recipients, "order by id for update skip locked");
  }

  private List<RecipientId> due(Collection<RecipientId> recipients, String lock) {
    return jdbc.sql(
            """
            select id from recipient
            where id = any(:ids::text[]) and broadcasts < (select number from broadcast_head)
            """
                + lock)
        .param("ids", Locks.ids(recipients))
        .query((row, n) -> new RecipientId(row.getString("id")))
        .list();
  }
}
