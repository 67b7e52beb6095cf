package dev.belfry.adapter.persistence;

import dev.belfry.domain.NotificationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
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
   *
   * @param passed those up to this one are left out
   */
  List<Due> lockDue(boolean everyone, Due passed, Instant now, int limit) {
    return jdbc.sql(
            """
            select notification, at from expiry
            where at <= :now and everyone = :everyone and (at, notification) > (:at, :passed)
            order by at, notification limit :limit for update skip locked
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("everyone", everyone)
        .param("at", passed.at())
        .param("passed", passed.notification().value())
        .param("limit", limit)
        .query((row, n) -> Due.read(row))
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

  /** Something whose time is over, and since when. */
  record Due(OffsetDateTime at, NotificationId notification) {

    /** Before all others. */
    static final Due NONE =
        new Due(Instant.EPOCH.atOffset(ZoneOffset.UTC), new NotificationId(new UUID(0, 0)));

    private static Due read(ResultSet row) throws SQLException {
      return new Due(
          row.getObject("at", OffsetDateTime.class),
          new NotificationId(row.getObject("notification", UUID.class)));
    }
  }
}
