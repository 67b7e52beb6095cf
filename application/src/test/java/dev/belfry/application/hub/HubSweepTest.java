package dev.belfry.application.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.application.hub.RecordingSink.Said;
import dev.belfry.application.port.in.StreamSink.Start;
import dev.belfry.application.port.out.InMemoryInboxLog;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.InboxException.LogUnavailable;
import dev.belfry.domain.Position;
import dev.belfry.domain.Replay.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubSweepTest extends HubFixture {

  @BeforeEach
  void sweepOften() {
    hub(rules(Duration.ofHours(1), Duration.ofMillis(20)));
  }

  @Test
  void what_no_ring_announced_is_found() {
    RecordingSink adas = open(ada, null);
    RecordingSink bens = open(ben, null);

    for (int i = 0; i < 150; i++) store(ada);
    store(ben);

    assertReceives(adas, 1, 150);
    assertReceives(bens, 1, 1);
  }

  @Test
  void a_client_that_does_not_read_is_left_alone_and_gets_it_later() {
    RecordingSink slow = open(ada, null, 1);
    RecordingSink other = open(ada, null);
    store(ada);
    store(ada);
    assertReceives(other, 1, 2);
    assertReceives(slow, 1, 1);

    slow.take(ALL);

    assertReceives(slow, 1, 2);
  }

  @Test
  void a_log_restored_to_an_earlier_state_is_answered_with_a_reset() {
    store(ada);
    InMemoryInboxLog backup = log.current().copy();
    store(ada);
    RecordingSink stream = open(ada, null);

    log.restore(backup);

    assertReset(stream, Reason.DIVERGED);
    store(ada);
    eventually(() -> assertThat(numbers(stream)).containsExactly(2L));
    assertThat(stream.all(Said.Told.class)).noneMatch(Said.Told::withId);
  }

  @Test
  void a_restored_log_that_has_grown_as_long_again_is_answered_with_a_reset() {
    store(ada);
    InMemoryInboxLog backup = log.current().copy();
    store(ada);
    RecordingSink stream = open(ada, null);
    backup.publish(Some.notification(), Set.of(ada), null);

    log.restore(backup);

    assertReset(stream, Reason.DIVERGED);
  }

  @Test
  void who_returns_to_a_restored_log_is_answered_with_a_reset() {
    InMemoryInboxLog backup = log.current().copy();
    Position lost = store(ada);
    log.restore(backup);
    store(ada);

    RecordingSink stream = open(ada, lost);

    assertThat(connect(stream).start()).isEqualTo(Start.RESET);
    assertThat(stream.all(Said.WasReset.class)).containsExactly(new Said.WasReset(Reason.DIVERGED));
  }

  @Test
  void a_log_that_was_erased_under_a_stream_is_answered_with_a_reset() {
    store(ada);
    RecordingSink stream = open(ada, null);

    log.current().erase(ada);

    assertReset(stream, Reason.DIVERGED);
    store(ada);
    eventually(() -> assertThat(numbers(stream)).containsExactly(1L));
  }

  @Test
  void a_stream_that_retention_has_overtaken_is_answered_with_a_reset() {
    RecordingSink stream = open(ada, null, 1);
    stream.stall();
    for (int i = 0; i < 5; i++) store(ada);
    log.current().prune(ada, 4);

    stream.take(ALL);

    assertReset(stream, Reason.GONE);
  }

  @Test
  void when_the_log_was_away_the_sweep_goes_on() {
    RecordingSink stream = open(ada, null);
    log.failWith(new LogUnavailable(new IOException("restarting")));
    publish(ada);
    eventually(() -> assertThat(log.replays()).isPositive());

    log.failWith(null);

    assertReceives(stream, 1, 1);
  }

  @Test
  void when_a_round_fails_for_a_bug_the_sweep_goes_on() {
    RecordingSink stream = open(ada, null);
    log.failWith(new IllegalStateException("a bug"));
    store(ada);
    publish(ada);
    eventually(() -> assertThat(log.replays()).isPositive());

    log.failWith(null);

    assertReceives(stream, 1, 2);
  }

  private static void assertReset(RecordingSink stream, Reason reason) {
    eventually(() ->
        assertThat(stream.all(Said.WasReset.class)).containsExactly(new Said.WasReset(reason)));
  }

  @Test
  void a_node_that_is_told_to_watch_asks_the_log_at_once_and_again_and_again() {
    Hub hub = hub(rules(Duration.ofHours(1), Duration.ofHours(1)));
    RecordingSink stream = open(ada, null);
    store(ada);

    hub.watch();

    assertReceives(stream, 1, 1);
    store(ada);
    assertReceives(stream, 1, 2);
    assertThat(hub.isWatching()).isTrue();
  }

  @Test
  void a_node_that_may_relax_asks_the_log_once_more_and_then_relies_on_rings() {
    Hub hub = hub(rules(Duration.ofHours(1), Duration.ofHours(1)));
    RecordingSink stream = open(ada, null);
    hub.watch();
    eventually(() -> assertThat(hub.isWatching()).isTrue());
    store(ada);

    hub.relax();

    assertReceives(stream, 1, 1);
    eventually(() -> assertThat(hub.isWatching()).isFalse());
  }
}
