package dev.belfry.adapter.persistence;

import dev.belfry.domain.NotificationId;
import dev.belfry.domain.RecipientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The locks of several recipients' rows. Everybody takes them in the order of the ids' bytes, so
 * nobody waits crosswise.
 */
class Locks {

  private final JdbcClient jdbc;

  Locks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Founds the logs of newcomers, and locks all these rows until the transaction ends.
   *
   * @return those to whom broadcasts are due that were accepted before this was asked
   */
  List<RecipientId> take(Collection<RecipientId> recipients) {
    found(recipients);
    return jdbc.sql(
            """
            select id, broadcasts < (select number from broadcast_head) as due from recipient
            where id = any(:ids::text[]) order by id for update
            """)
        .param("ids", ids(recipients))
        .query(Locks::due);
  }

  private static List<RecipientId> due(ResultSet rows) throws SQLException {
    List<RecipientId> due = new ArrayList<>();
    while (rows.next()) {
      if (rows.getBoolean("due")) due.add(new RecipientId(rows.getString("id")));
    }
    return due;
  }

  /** Locks the rows of all who hold this notification. */
  List<RecipientId> takeHolders(NotificationId notification) {
    return jdbc.sql(
            """
            select id from recipient
            where id in (select recipient from item where notification = ?)
            order by id for update
            """)
        .param(notification.value())
        .query((row, n) -> new RecipientId(row.getString("id")))
        .list();
  }

  /** The same for some who hold one of these, without those that somebody else has locked. */
  List<RecipientId> takeFreeHolders(Collection<NotificationId> notifications, int limit) {
    return jdbc.sql(
            """
            select id from recipient
            where id in (
              select recipient from item where notification = any(:ids::uuid[]) limit :limit)
            order by id for update skip locked
            """)
        .param("ids", uuids(notifications))
        .param("limit", limit)
        .query((row, n) -> new RecipientId(row.getString("id")))
        .list();
  }

  /**
   * Before any row is locked. A newcomer that another list is founding is waited for, and is locked
   * by this transaction only where it has founded her itself: so nobody who waits here holds what
   * somebody waits for who has come further.
   */
  private void found(Collection<RecipientId> recipients) {
    jdbc.sql(
            """
            with head as (
              insert into recipient (id, position, event_id, unseen, unread, total, broadcasts)
              select id, 0, gen_random_uuid(), 0, 0, 0, (select number from broadcast_head)
              from unnest(:ids::text[]) as newcomer (id)
              where not exists (select from recipient r where r.id = newcomer.id)
              order by id collate "C"
              on conflict do nothing
              returning *)
            insert into event (recipient, position, id, kind, at, unseen, unread, total)
            select id, position, event_id, :founded, now(), unseen, unread, total from head
            """)
        .param("ids", ids(recipients))
        .param("founded", EventKind.FOUNDED)
        .update();
  }

  static String[] uuids(Collection<NotificationId> notifications) {
    return notifications.stream().map(NotificationId::toString).toArray(String[]::new);
  }

  static String[] ids(Collection<RecipientId> recipients) {
    return recipients.stream().map(RecipientId::value).toArray(String[]::new);
  }
}
