package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.Retention;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes old events in batches, and gives old notifications a time to expire. */
class PostgresRetention implements Retention {

  /** Events, or notifications, to a batch. */
  private static final int BATCH = 5_000;

  /**
   * Each old row goes with all that stand before it, for a log is pruned from its beginning; the
   * newest stays, whoever stands on it. Nothing is locked: what is old does not change any more.
   */
  private static final String PRUNE =
      """
      with old as (
        select e.recipient, e.position from event e join recipient r on r.id = e.recipient
        where e.at < :before and e.position < r.position
          and not exists (select from event young
            where young.recipient = e.recipient and young.position < e.position
              and young.at >= :before)
        limit :batch),
      upto as (
        select recipient, max(position) as position from old group by recipient)
      delete from event e using upto
      where e.recipient = upto.recipient and e.position <= upto.position
      """;

  private static final String EXPIRE =
      """
      insert into expiry (notification, at, everyone)
      select n.id, :before, n.recipients is null from notification n
      where n.created_at < :before
        and not exists (select from expiry e where e.notification = n.id and e.at <= :before)
        and case when n.recipients is null
          then exists (select from broadcast b where b.notification = n.id and b.kind = 1)
            and not exists (select from broadcast b where b.notification = n.id and b.kind <> 1)
          else exists (select from item i where i.notification = n.id) end
      limit :batch
      on conflict (notification) do update set at = excluded.at
      """;

  private final Transactions transactions;
  private final JdbcClient jdbc;

  PostgresRetention(Transactions transactions, JdbcClient jdbc) {
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  @Override
  public boolean pruneEvents(Instant before) {
    return some(PRUNE, before) > 0;
  }

  @Override
  public boolean expireAccepted(Instant before) {
    return some(EXPIRE, before) == BATCH;
  }

  private int some(String sql, Instant before) {
    return transactions.write(() ->
        jdbc.sql(sql)
            .param("before", before.atOffset(ZoneOffset.UTC))
            .param("batch", BATCH)
            .update());
  }
}
