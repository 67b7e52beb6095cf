package dev.belfry.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.InboxException.LogUnavailable;
import dev.belfry.domain.InboxException.RecipientBusy;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.StateChange;
import java.lang.Thread.State;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who has a connection to the database while others wait or hang. */
class PostgresConnectionsTest {

  private final PostgresUnderTest postgres = PostgresUnderTest.shared();
  private final InboxLog log = postgres.log();
  private final RecipientId ada = Some.recipient();
  private final RecipientId ben = Some.recipient();

  @ParameterizedTest
  @EnumSource
  void many_who_wait_for_a_lock_take_nobodys_connection(Wish wish) throws Exception {
    log.contact(ada);
    log.contact(ben);
    List<Thread> waiting;
    AtomicInteger ended = new AtomicInteger();
    try (Connection holder = postgres.holding(ada);
        Statement number = holder.createStatement()) {
      number.execute("select from broadcast_head for update");
      Runnable work =
          () -> {
            tryIt(wish);
            ended.incrementAndGet();
          };
      waiting = IntStream.range(0, 200).mapToObj(_ -> Thread.startVirtualThread(work)).toList();
      await().until(() -> waiting.stream().allMatch(PostgresConnectionsTest::isWaiting));
      await().until(() -> postgres.waitingForALock() > 0);

      log.publish(Some.notification(), Set.of(ben), null);
      log.publish(Some.notification(), Set.of(Some.recipient()), null);

      assertThat(postgres.waitingForALock()).isLessThanOrEqualTo(PostgresUnderTest.POOL / 2);
      assertThat(ended).hasValue(0);
      holder.rollback();
    }
    for (Thread it : waiting) it.join();
  }

  /** What needs the lock of a recipient's row, or that of the broadcasts' number. */
  enum Wish {
    POST,
    LIST,
    MARK,
    PREFER,
    EVERYONE
  }

  private void tryIt(Wish wish) {
    try {
      switch (wish) {
        case POST -> log.publish(Some.notification(), Set.of(ada), null);
        case LIST -> log.publish(Some.notification(), Set.of(ada, Some.recipient()), null);
        case MARK -> log.change(ada, new StateChange.UpTo(0, null, Mark.READ), null, Some.now());
        case EVERYONE -> log.broadcast(Some.notification(), null);
        case PREFER -> log.prefer(ada, Preferences.NONE, Some.now());
      }
    } catch (RecipientBusy | LogUnavailable waitedInVain) {
      // on a slow machine
    }
  }

  private static boolean isWaiting(Thread thread) {
    return thread.getState() == State.WAITING || thread.getState() == State.TIMED_WAITING;
  }

  @Test
  void connections_that_hang_hold_up_those_who_are_on_them() {
    stick();
    List<CompletableFuture<Void>> stuck = new ArrayList<>();
    try {
      for (int i = 1; i <= 3; i++) {
        int connections = i;
        RecipientId known = Some.recipient();
        log.contact(known);
        stuck.add(
            CompletableFuture.runAsync(
                () -> log.publish(Some.notification("stuck"), Set.of(known), null)));
        await().until(() -> sticking() == connections);

        CompletableFuture.runAsync(this::postTwenty).orTimeout(1, TimeUnit.MINUTES).join();
      }
      assertThat(stuck).noneMatch(CompletableFuture::isDone);
    } finally {
      unstick();
    }

    stuck.forEach(CompletableFuture::join);
  }

  private void postTwenty() {
    for (int i = 0; i < 20; i++) log.publish(Some.notification(), Set.of(ben), null);
  }

  /** From here on, whoever stores what is titled so comes to no end. */
  private void stick() {
    postgres
        .jdbc()
        .sql(
            """
            create table sticking as select true as still;
            create function stick() returns trigger language plpgsql as $$
            begin
              while exists (select from sticking) loop perform pg_sleep(0.05); end loop;
              return null;
            end $$;
            create trigger stick after insert on notification
            for each row when (new.title = 'stuck') execute function stick()
            """)
        .update();
  }

  private void unstick() {
    postgres.jdbc().sql("delete from sticking").update();
    postgres.jdbc().sql("drop function stick() cascade").update();
    postgres.jdbc().sql("drop table sticking").update();
  }

  private int sticking() {
    return postgres
        .jdbc()
        .sql(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event = 'PgSleep'
              and query like 'with post as%' -- a group, and not a post of its own
            """)
        .query(Integer.class)
        .single();
  }
}
