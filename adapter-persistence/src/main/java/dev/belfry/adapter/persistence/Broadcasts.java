package dev.belfry.adapter.persistence;

import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Removal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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
   * there before it waited. It goes up to one number for all, beginning where the last of them
   * stands, so what is due is looked up once. What was withdrawn before it came is not due, nor is
   * the withdrawal of what she does not have. Items, withdrawals and categories are looked up one
   * by one, which {@code offset 0} and single values see to: joined, the planner may read all there
   * are for each chunk, once it has statistics of them.
   */
  private static final String APPEND =
      """
      with head as (
        select number from broadcast_head),
      mine as materialized (
        select * from recipient where id = any(:locked::text[])),
      pending as materialized (
        select b.number, b.notification, b.kind,
          (select n.category from notification n where n.id = b.notification) as category
        from broadcast b
        where b.number > (select min(broadcasts) from mine)
          and b.number <= (select number from head)
          and (b.kind <> 1 or (
            select w.number from broadcast w
            where w.notification = b.notification and w.kind <> 1) is null)
        order by b.number
        limit :most),
      upto as materialized (
        select case when count(*) = :most then max(number) else (select number from head) end
          as number
        from pending),
      due as materialized (
        select r.id as recipient, r.event_id as newest, gen_random_uuid() as id,
          p.notification, p.kind, p.category, row_number() over following as k,
          count(*) over (partition by r.id) as last,
          r.position + row_number() over following as position,
          r.unseen + sum(case when p.kind = 1 then 1 when i.archived_at is not null then 0
            when i.seen_at is null then -1 else 0 end) over following as unseen,
          r.unread + sum(case when p.kind = 1 then 1 when i.archived_at is not null then 0
            when i.read_at is null then -1 else 0 end) over following as unread,
          r.total + sum(case when p.kind = 1 then 1 when i.archived_at is not null then 0
            else -1 end) over following as total
        from mine r
        join pending p on p.number > r.broadcasts
        left join lateral (
          select * from item
          where p.kind <> 1 and recipient = r.id and notification = p.notification
          offset 0) i on true
        where p.kind = 1 or i.notification is not null
        window following as (partition by r.id order by p.number)),
      arrived as materialized (
        select due.*,
          coalesce(lag(id) over (partition by recipient order by k), newest) as previous
        from due),
      event as (
        insert into event
          (recipient, position, id, previous, kind, notification, at, unseen, unread, total)
        select recipient, position, id, previous, kind, notification, now(), unseen, unread, total
        from arrived),
      item as (
        insert into item (recipient, notification, position, category)
        select recipient, notification, position, category from arrived where kind = 1),
      gone as (
        delete from item i using arrived a
        where a.kind <> 1 and i.recipient = a.recipient and i.notification = a.notification),
      moved as (
        update recipient r set
          position = coalesce(l.position, r.position), event_id = coalesce(l.id, r.event_id),
          previous = coalesce(l.previous, r.previous), unseen = coalesce(l.unseen, r.unseen),
          unread = coalesce(l.unread, r.unread), total = coalesce(l.total, r.total),
          broadcasts = upto.number
        from upto, mine x left join arrived l on l.recipient = x.id and l.k = l.last
        where r.id = x.id and x.broadcasts < upto.number)
      select a.recipient, a.position, a.id, a.previous, a.kind, a.notification, now() as at,
        a.unseen, a.unread, a.total, upto.number < head.number as more
      from upto cross join head left join arrived a on true
      order by a.recipient, a.position
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
    planAfresh();
    return jdbc.sql(APPEND)
        .param("locked", Locks.ids(locked))
        .param("most", Math.clamp(MOST_TOGETHER / locked.size(), 10, MOST))
        .query(Broadcasts::read);
  }

  /**
   * From here on in this transaction. A plan that is kept is one for the tables as they were: one
   * from a young database took five seconds for what takes 0.05, and a new one takes 0.002.
   */
  private void planAfresh() {
    jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
        .query(String.class)
        .single();
  }

  private static Appending read(ResultSet rows) throws SQLException {
    List<Line> lines = new ArrayList<>();
    boolean more = false;
    while (rows.next()) {
      more = rows.getBoolean("more");
      String recipient = rows.getString("recipient");
      if (recipient == null) continue; // nothing was due, and more may be
      lines.add(new Line(new RecipientId(recipient), EventRow.appended(rows)));
    }
    return new Appending(lines, more);
  }

  /** What was appended, with its content, for those who tell the streams. */
  List<RecordedEvent> recorded(Appending appended) {
    Map<UUID, Notification> content =
        contents.byId(
            appended.lines().stream()
                .map(Line::event)
                .filter(EventRow::hasContent)
                .map(EventRow::notification)
                .toList());
    return appended.lines().stream()
        .map(line -> line.event().recorded(line.recipient(), content))
        .toList();
  }

  /**
   * What one transaction appended.
   *
   * @param more whether more is due than goes into one
   */
  record Appending(List<Line> lines, boolean more) {}

  /** One event, as it stands in the log. */
  record Line(RecipientId recipient, EventRow event) {}

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
