package dev.belfry.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.application.port.out.Retention;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.Replay;
import dev.belfry.testsupport.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PostgresRetentionTest {

  private static final PostgresUnderTest POSTGRES =
      PostgresUnderTest.on(TestPostgres.get().newDatabase());

  private final InboxLog log = POSTGRES.log();
  private final Retention retention = POSTGRES.retention();
  private final RecipientId ada = Some.recipient();

  /** A clock that is so far ahead that everything is old. */
  private final Instant inSixtyDays = Instant.now().plus(Duration.ofDays(60));

  private void publish(int count) {
    for (int i = 0; i < count; i++) {
      var _ = log.publish(Some.notification(), Set.of(ada), null);
    }
  }

  private Replay replay(Position from) {
    return log.replay(List.of(new Standing(ada, from)), 100).getFirst();
  }

  private void pruneAll() {
    while (retention.pruneEvents(inSixtyDays)) {}
  }

  @Test
  void who_stands_on_the_newest_event_goes_on_and_who_stands_before_starts_over() {
    publish(3);
    Position before = log.contact(ada).position();
    publish(1);
    Position newest = log.contact(ada).position();

    pruneAll();
    publish(1);

    assertThat(replay(newest)).isInstanceOf(Replay.Page.class);
    assertThat(((Replay.Page) replay(newest)).events()).hasSize(1);
    assertThat(replay(before))
        .isInstanceOfSatisfying(
            Replay.Lost.class, lost -> assertThat(lost.reason()).isEqualTo(Replay.Reason.GONE));
  }

  @Test
  void what_is_young_stays() {
    publish(3);

    while (retention.pruneEvents(Instant.now().minus(Duration.ofDays(30)))) {}

    assertThat(events()).isEqualTo(4); // with the founding one
  }

  @Test
  void an_old_event_behind_a_young_one_stays_for_a_log_is_pruned_from_its_beginning() {
    publish(3);
    POSTGRES
        .jdbc()
        .sql("update event set at = at - interval '90 days' where recipient = ? and position = 2")
        .param(ada.value())
        .update();

    while (retention.pruneEvents(Instant.now().minus(Duration.ofDays(30)))) {}

    assertThat(events()).isEqualTo(4);
  }

  @Test
  void an_old_notification_expires_and_the_log_says_so() {
    publish(2);
    Position newest = log.contact(ada).position();

    while (retention.expireAccepted(inSixtyDays)) {}
    var _ = POSTGRES.removals().expire(inSixtyDays);

    assertThat(log.contact(ada).counts().total()).isZero();
    assertThat(((Replay.Page) replay(newest)).events()).hasSize(2);
  }

  @Test
  void who_wants_a_notification_kept_for_longer_than_all_others_does_not_get_that() {
    Instant inTenYears = Instant.now().plus(Duration.ofDays(3_650));
    var _ = log.publish(Some.expiring(inTenYears), Set.of(ada), null);

    while (retention.expireAccepted(inSixtyDays)) {}
    var _ = POSTGRES.removals().expire(inSixtyDays);

    assertThat(log.contact(ada).counts().total()).isZero();
  }

  private long events() {
    return POSTGRES
        .jdbc()
        .sql("select count(*) from event where recipient = ?")
        .param(ada.value())
        .query(Long.class)
        .single();
  }
}
