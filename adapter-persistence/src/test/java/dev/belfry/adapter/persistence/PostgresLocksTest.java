package dev.belfry.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.Counts;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InboxException.KeyInUse;
import dev.belfry.domain.InboxException.RecipientBusy;
import dev.belfry.domain.InboxPage;
import dev.belfry.domain.Item;
import dev.belfry.domain.Notification;
import dev.belfry.domain.RecipientId;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What happens while somebody else holds a row for long. */
class PostgresLocksTest {

  private static final Duration SOON = Duration.ofSeconds(2);

  private final PostgresUnderTest postgres = PostgresUnderTest.shared();
  private final InboxLog log = postgres.log();
  private final RecipientId ada = Some.recipient();
  private final RecipientId ben = Some.recipient();

  @Test
  void a_list_that_waits_for_one_holds_nobody_and_is_refused_after_five_seconds() throws Exception {
    log.contact(ada);
    log.contact(ben);
    Notification toBoth = Some.notification();
    try (Connection holder = postgres.holding(ada)) {
      CompletableFuture<Void> list =
          CompletableFuture.runAsync(() -> log.publish(toBoth, Set.of(ada, ben), null));

      for (int i = 0; i < 20; i++) {
        long begin = System.nanoTime();
        log.publish(Some.notification(), Set.of(ben), null);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
      }

      assertThatThrownBy(list::join).hasCauseInstanceOf(RecipientBusy.class);
      holder.rollback();
    }
    assertThat(log.contact(ada).position().number()).isZero();
    assertThat(log.contact(ben).position().number()).isEqualTo(20);
    assertThat(postgres.inboxes().progress(toBoth.id())).isEmpty();
  }

  @Test
  void a_list_goes_on_as_soon_as_the_one_it_waits_for_is_free() throws Exception {
    log.contact(ada);
    IdempotencyKey key = Some.key();
    CompletableFuture<Void> list;
    try (Connection holder = postgres.holding(ada)) {
      list =
          CompletableFuture.runAsync(() -> log.publish(Some.notification(), Set.of(ada, ben), key));
      await().until(() -> postgres.waitingForALock() > 0);
      holder.rollback();
    }

    list.join();

    assertThat(log.contact(ada).position().number()).isEqualTo(1);
    assertThat(log.contact(ben).position().number()).isEqualTo(1);
  }

  @Test
  void what_cannot_expire_because_its_log_is_held_holds_up_nothing_else() throws Exception {
    Instant soon = Some.now().plusSeconds(60);
    for (int i = 0; i < 250; i++) log.publish(Some.expiring(soon), Set.of(ada), null);
    log.publish(Some.expiring(soon.plusSeconds(1)), Set.of(ben), null);
    try (Connection holder = postgres.holding(ada)) {
      postgres.removals().expire(soon.plusSeconds(2));

      assertThat(log.contact(ben).counts()).isEqualTo(Counts.NONE);
      holder.rollback();
    }
    assertThat(log.contact(ada).counts().total()).isEqualTo(250);

    postgres.removals().expire(soon.plusSeconds(2));

    assertThat(log.contact(ada).counts()).isEqualTo(Counts.NONE);
  }

  @Test
  void a_log_that_is_held_delays_nobody_elses_broadcast_or_post() throws Exception {
    log.contact(ada);
    log.contact(ben);
    try (Connection holder = postgres.holding(ada)) {
      long begin = System.nanoTime();
      log.broadcast(Some.notification(), null);
      List<Standing> heads = log.appendBroadcasts(List.of(ada, ben)).heads();
      log.broadcast(Some.notification(), null);
      log.publish(Some.notification(), Set.of(ben), null);

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
      assertThat(heads)
          .filteredOn(head -> head.owner().equals(ada))
          .allMatch(head -> head.position().number() == 0);
      assertThat(log.contact(ben).position().number()).isEqualTo(3);
      holder.rollback();
    }
    assertThat(log.appendBroadcasts(List.of(ada)).heads().getFirst().position().number())
        .isEqualTo(2);
  }

  @Test
  void what_expires_in_a_log_that_is_held_delays_nobody_else_and_leaves_later() throws Exception {
    Notification toBoth = Some.expiring(Some.now().plusSeconds(60));
    log.publish(toBoth, Set.of(ada, ben), null);
    try (Connection holder = postgres.holding(ada)) {
      postgres.removals().expire(toBoth.expiresAt());

      assertThat(log.contact(ben).counts()).isEqualTo(Counts.NONE);
      assertThat(log.contact(ada).counts()).isEqualTo(new Counts(1, 1, 1));
      holder.rollback();
    }
    postgres.removals().expire(toBoth.expiresAt());

    assertThat(log.contact(ada).counts()).isEqualTo(Counts.NONE);
  }

  @Test
  void five_thousand_that_are_due_to_one_come_at_her_first_look_and_delay_nobody() {
    log.contact(ada);
    broadcastMany(5_000);
    CompletableFuture<Void> look = CompletableFuture.runAsync(() -> log.contact(ada));
    int posts = 0;
    Duration slowest = Duration.ZERO;
    while (!look.isDone() || posts < 10) {
      long begin = System.nanoTime();
      log.publish(Some.notification(), Set.of(ben), null);
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      if (took.compareTo(slowest) > 0) slowest = took;
      posts++;
    }

    look.join();

    assertThat(slowest).isLessThan(SOON);
    assertThat(log.contact(ada).counts()).isEqualTo(new Counts(5_000, 5_000, 5_000));
    InboxPage first = postgres.inboxes().page(ada, null, 20).orElseThrow();
    assertThat(first.items()).extracting(Item::position).startsWith(5_000L, 4_999L).hasSize(20);
  }

  /** As if so many had been posted, but quicker. */
  private void broadcastMany(int count) {
    postgres
        .jdbc()
        .sql(
            """
            with posted as (
              insert into notification (id, sender, title, priority, created_at)
              select gen_random_uuid(), 'jwt:shop', 'news', 'NORMAL', now()
              from generate_series(1, :count)
              returning id),
            head as (
              update broadcast_head set number = number + :count returning number),
            numbered as (
              insert into broadcast (number, notification, kind)
              select number - :count + row_number() over (), id, 1 from posted, head)
            select 1
            """)
        .param("count", count)
        .query(Integer.class)
        .single();
  }

  @Test
  void a_key_that_is_not_free_in_five_seconds_is_in_use() throws Exception {
    IdempotencyKey key = Some.key();
    try (Connection holder = postgres.dataSource().getConnection()) {
      holder.setAutoCommit(false);
      try (var insert =
          holder.prepareStatement(
              """
              insert into idempotency (sender, key, body_hash, notification, recipients, created_at)
              values (?, ?, '', gen_random_uuid(), 1, now())
              """)) {
        insert.setString(1, key.sender().value());
        insert.setString(2, key.value());
        insert.executeUpdate();
      }

      for (Set<RecipientId> to : List.of(Set.of(ada), Set.of(ada, ben))) {
        assertThatThrownBy(() -> log.publish(Some.notification(), to, key))
            .isInstanceOf(KeyInUse.class);
      }
      holder.rollback();
    }
  }
}
