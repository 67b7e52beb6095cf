package dev.belfry.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.Witness;
import dev.belfry.testsupport.TestPostgres;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How many rows are read for a thousand, in tables that have grown and that PostgreSQL has
 * statistics of. With those it may read a table from end to end where it looked rows up before.
 */
class LargeTablesTest {

  /** Some for each of a thousand; the tables have many more. */
  private static final long FEW = 10_000;

  /** A hundred items and three times as many events for each of 2,000; one has a log of 50,000. */
  private static final String FILL =
      """
      insert into notification (id, sender, title, priority, recipients, created_at)
      select gen_random_uuid(), 'jwt:shop', 'news', 'NORMAL', 1, now()
      from generate_series(1, 200000);
      insert into event
        (recipient, position, id, kind, notification, at, unseen, unread, total)
      select 'r-' || n % 2000, n / 2000, gen_random_uuid(), 1, id, now(), 100, 100, 100
      from (select id, row_number() over () - 1 as n from notification);
      insert into item (recipient, notification, position)
      select recipient, notification, position from event;
      insert into event
        (recipient, position, id, kind, notification, at, unseen, unread, total)
      select recipient, position + n * 100, gen_random_uuid(), 1 + n, notification, at, 100, 100,
        100
      from event, generate_series(1, 2) n;
      insert into recipient (id, position, event_id, unseen, unread, total, broadcasts)
      select recipient, position, id, 100, 100, 100, 200000 from event where position = 299;
      insert into event
        (recipient, position, id, previous, kind, up_to, at, unseen, unread, total)
      select 'long', n, md5('l' || n)::uuid, md5('l' || (n - 1))::uuid, 2, n, now(), 0, 0, 0
      from generate_series(0, 49999) n;
      insert into recipient (id, position, event_id, unseen, unread, total, broadcasts)
      select recipient, position, id, 0, 0, 0, 200000 from event
      where recipient = 'long' and position = 49999;
      insert into broadcast (number, notification, kind)
      select n, gen_random_uuid(), 1 from generate_series(1, 200000) n;
      update broadcast_head set number = 200000
      """;

  private static final PostgresUnderTest POSTGRES =
      PostgresUnderTest.on(TestPostgres.get().newDatabase());

  private final InboxLog log = POSTGRES.log();
  private final List<RecipientId> thousand = recipients(1_000);

  @BeforeAll
  static void fill() {
    POSTGRES.jdbc().sql(FILL).update();
    POSTGRES.jdbc().sql("vacuum analyze").update();
  }

  private static List<RecipientId> recipients(int count) {
    return IntStream.range(0, count).mapToObj(i -> new RecipientId("r-" + i)).toList();
  }

  @Test
  void a_broadcast_and_its_recall_come_into_the_logs() {
    Notification toAll = Some.notification();
    log.broadcast(toAll, null);

    assertThat(rowsReadBy(() -> log.appendBroadcasts(thousand))).isLessThan(FEW);

    POSTGRES.removals().recall(toAll.id(), toAll.sender());

    assertThat(rowsReadBy(() -> log.appendBroadcasts(thousand))).isLessThan(FEW);
    assertThat(rowsReadBy(() -> log.contact(new RecipientId("r-1999")))).isLessThan(FEW);
  }

  @Test
  void a_list_is_posted_and_recalled() {
    Notification list = Some.notification();

    assertThat(rowsReadBy(() -> log.publish(list, Set.copyOf(thousand), null))).isLessThan(FEW);
    assertThat(rowsReadBy(() -> POSTGRES.removals().recall(list.id(), list.sender())))
        .isLessThan(FEW);
  }

  @Test
  void a_list_expires() {
    Notification list = Some.expiring(Some.now().plusSeconds(60));
    log.publish(list, Set.copyOf(thousand), null);

    assertThat(rowsReadBy(() -> POSTGRES.removals().expire(list.expiresAt()))).isLessThan(FEW);
  }

  @Test
  void what_everyone_got_is_replayed_to_a_hundred() {
    List<Standing> behind =
        recipients(100).stream().map(r -> new Standing(r, log.contact(r).position())).toList();
    for (int i = 0; i < 10; i++) {
      log.broadcast(Some.notification(), null);
      log.appendBroadcasts(thousand);
    }

    assertThat(rowsReadBy(() -> log.replay(behind, 50))).isLessThan(FEW);
  }

  @Test
  void a_page_of_a_long_log_is_replayed() {
    RecipientId owner = new RecipientId("long");
    Position beginning = new Position(0, Witness.of(idOfTheFirst()));

    assertThat(rowsReadBy(() -> log.replay(owner, beginning, 200))).isLessThan(FEW);
  }

  private static UUID idOfTheFirst() {
    return POSTGRES
        .jdbc()
        .sql("select id from event where recipient = 'long' and position = 0")
        .query(UUID.class)
        .single();
  }

  /** From tables that grow, and from their indexes. */
  private static long rowsReadBy(Runnable operation) {
    long before = rowsRead();
    operation.run();
    return rowsRead() - before;
  }

  private static long rowsRead() {
    endConnections();
    return POSTGRES
        .jdbc()
        .sql(
            """
            with grown (name) as (values ('item'), ('event'), ('notification'), ('broadcast'))
            select
              (select sum(seq_tup_read) from pg_stat_user_tables join grown on relname = name)
              + (select sum(idx_tup_read) from pg_stat_user_indexes join grown on relname = name)
            """)
        .query(Long.class)
        .single();
  }

  /** PostgreSQL counts what a connection has read when it ends, at the latest. */
  private static void endConnections() {
    OffsetDateTime now =
        POSTGRES.jdbc().sql("select clock_timestamp()").query(OffsetDateTime.class).single();
    await()
        .until(() -> {
          pool().getHikariPoolMXBean().softEvictConnections();
          return connectionsFromBefore(now) == 0;
        });
  }

  private static HikariDataSource pool() {
    try {
      return POSTGRES.dataSource().unwrap(HikariDataSource.class);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int connectionsFromBefore(OffsetDateTime now) {
    return POSTGRES
        .jdbc()
        .sql(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and backend_type = 'client backend'
              and pid <> pg_backend_pid() and backend_start < :now
            """)
        .param("now", now)
        .query(Integer.class)
        .single();
  }
}
