package dev.belfry.adapter.persistence;

import dev.belfry.domain.NotificationId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is to leave the inboxes, and when. */
class Expiries {

  private final JdbcClient jdbc;

  Expiries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Locks some whose time is over, the oldest first, without those that another node has in hand.
   */
  List<NotificationId> lockDue(boolean everyone, Instant now, int limit) {
    return jdbc.sql(
            """
            select notification from expiry
            where at <= :now and everyone = :everyone
            order by at, notification limit :limit for update skip locked
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("everyone", everyone)
        .param("limit", limit)
        .query((row, n) -> new NotificationId(row.getObject("notification", UUID.class)))
        .list();
  }

  void forget(NotificationId notification) {
    jdbc.sql("delete from expiry where notification = ?").param(notification.value()).update();
  }

  /** Those that no inbox holds any more. */
  int forgetDone(Collection<NotificationId> notifications) {
    return jdbc.sql(
            """
            delete from expiry e where notification = any(:ids::uuid[])
              and not exists (select from item i where i.notification = e.notification)
            """)
        .param("ids", Locks.uuids(notifications))
        .update();
  }
}
