package dev.belfry.adapter.persistence;

import dev.belfry.adapter.persistence.Expiries.Due;
import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.application.port.out.Removals;
import dev.belfry.domain.InboxException.NotificationNotFound;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.Removal;
import dev.belfry.domain.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes notifications out of the inboxes: the item goes, and an event says so. One that is archived
 * was not counted any more, and takes nothing from the counts.
 */
class PostgresRemovals implements Removals {

  /** At most so many notifications expire in one transaction … */
  private static final int TOGETHER = 100;

  /** … in about so many inboxes. */
  private static final int INBOXES = 1_000;

  private static final String REMOVE =
      """
      with gone as (
        delete from item
        where notification = any(:ids::uuid[]) and recipient = any(:locked::text[])
        returning *),
      removed as (
        select recipient, notification, gen_random_uuid() as id, row_number() over following as k,
          sum((archived_at is null and seen_at is null)::int) over following as unseen,
          sum((archived_at is null and read_at is null)::int) over following as unread,
          sum((archived_at is null)::int) over following as total
        from gone
        window following as (partition by recipient order by position)),
      chained as (
        select x.recipient, x.notification, x.id, r.position + x.k as position,
          coalesce(lag(x.id) over (partition by x.recipient order by x.k), r.event_id) as previous,
          r.unseen - x.unseen as unseen, r.unread - x.unread as unread, r.total - x.total as total
        from removed x join recipient r on r.id = x.recipient),
      event as (
        insert into event
          (recipient, position, id, previous, kind, notification, at, unseen, unread, total)
        select recipient, position, id, previous, :kind, notification, now(), unseen, unread, total
        from chained),
      last as (
        select distinct on (recipient) * from chained order by recipient, position desc)
      update recipient r set
        position = l.position, event_id = l.id, previous = l.previous,
        unseen = l.unseen, unread = l.unread, total = l.total
      from last l where r.id = l.recipient
      returning r.id, r.position, r.event_id
      """;

  private final Transactions transactions;
  private final LockQueue queue;
  private final Locks locks;
  private final Broadcasts broadcasts;
  private final Expiries expiries;
  private final NotificationRows notifications;
  private final JdbcClient jdbc;

  PostgresRemovals(
      Transactions transactions,
      LockQueue queue,
      Locks locks,
      Broadcasts broadcasts,
      Expiries expiries,
      NotificationRows notifications,
      JdbcClient jdbc) {
    this.transactions = transactions;
    this.queue = queue;
    this.locks = locks;
    this.broadcasts = broadcasts;
    this.expiries = expiries;
    this.notifications = notifications;
    this.jdbc = jdbc;
  }

  @Override
  public Removed recall(NotificationId id, Sender sender) {
    return transactions.writeToSeveral(
        queue,
        () -> {
          transactions.limitWaits();
          NotificationRow posted =
              notifications
                  .findById(id.value())
                  .filter(row -> row.notification().sender().equals(sender))
                  .orElseThrow(() -> new NotificationNotFound(id));
          expiries.forget(id);
          if (posted.recipients() == null) {
            return withdrawn(broadcasts.withdraw(id, Removal.RECALLED).orElse(null));
          }
          transactions.glance();
          return new Removed(remove(List.of(id), locks.takeHolders(id), Removal.RECALLED), null);
        });
  }

  @Override
  public Removed expire(Instant now) {
    List<Standing> heads = new ArrayList<>();
    Step step = Step.FIRST;
    while (!step.isLast()) {
      Due passed = step.passed();
      step = transactions.write(() -> expireSome(passed, now));
      heads.addAll(step.heads());
    }
    return new Removed(heads, expireBroadcasts(now));
  }

  private Step expireSome(Due passed, Instant now) {
    List<Due> due = expiries.lockDue(false, passed, now, TOGETHER);
    if (due.isEmpty()) return new Step(List.of(), passed, true);
    List<NotificationId> ids = due.stream().map(Due::notification).toList();
    List<Standing> heads = remove(ids, locks.takeFreeHolders(ids, INBOXES), Removal.EXPIRED);
    boolean isStuck = expiries.forgetDone(ids) == 0 && heads.isEmpty();
    return new Step(heads, isStuck ? due.getLast() : passed, false);
  }

  private @Nullable Long expireBroadcasts(Instant now) {
    return transactions.write(() -> {
      transactions.limitWaits();
      Long number = null;
      for (Due due : expiries.lockDue(true, Due.NONE, now, TOGETHER)) {
        number = broadcasts.withdraw(due.notification(), Removal.EXPIRED).orElse(number);
        expiries.forget(due.notification());
      }
      return number;
    });
  }

  private List<Standing> remove(
      Collection<NotificationId> ids, Collection<RecipientId> locked, Removal reason) {
    if (locked.isEmpty()) return List.of();
    return jdbc.sql(REMOVE)
        .param("ids", Locks.uuids(ids))
        .param("locked", Locks.ids(locked))
        .param("kind", EventKind.of(reason))
        .query((row, n) -> Standings.head(row))
        .list();
  }

  private static Removed withdrawn(@Nullable Long number) {
    return new Removed(List.of(), number);
  }

  /**
   * A part of what has expired.
   *
   * @param passed those up to here are in inboxes that somebody else has locked: for the next time
   */
  private record Step(List<Standing> heads, Due passed, boolean isLast) {

    static final Step FIRST = new Step(List.of(), Due.NONE, false);
  }
}
