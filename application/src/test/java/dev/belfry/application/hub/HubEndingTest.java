package dev.belfry.application.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.application.hub.RecordingSink.Said;
import dev.belfry.application.port.in.StreamSink.Farewell;
import dev.belfry.domain.InboxException.LogUnavailable;
import dev.belfry.domain.Position;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HubEndingTest extends HubFixture {

  private static final Duration LIVELY = Duration.ofMillis(150);

  @Test
  void a_silent_stream_has_heartbeats() {
    hub(rules(LIVELY, Duration.ofHours(1)));

    RecordingSink stream = open(ada, null);

    eventually(() -> assertThat(stream.all(Said.Beat.class)).hasSizeGreaterThan(3));
    publish(ada);
    assertReceives(stream, 1, 1);
  }

  @Test
  void a_stream_that_waits_for_the_log_has_heartbeats() {
    hub(rules(LIVELY, Duration.ofHours(1)));
    RecordingSink stream = open(ada, null);
    log.failWith(new LogUnavailable(new IOException("away")));

    publish(ada);

    eventually(() -> assertThat(stream.all(Said.Beat.class)).hasSizeGreaterThan(3));
    log.failWith(null);
    assertReceives(stream, 1, 1);
  }

  /** What is passed over writes nothing, so it is no sign of life. */
  @Test
  void a_stream_that_only_passes_over_events_has_heartbeats() {
    hub(rules(LIVELY, Duration.ofHours(1)));
    RecordingSink stream = open(ada, null);

    eventually(() -> {
      ring(ada, log.current().appendUnknown(ada));
      assertThat(stream.all(Said.Beat.class)).hasSizeGreaterThan(1);
    });
  }

  @Test
  void nobody_hears_a_heartbeat_before_the_connect() {
    hub(rules(LIVELY, Duration.ofHours(1)));
    RecordingSink early = new RecordingSink();
    var feed = request(ada, null, early);
    RecordingSink other = open(ada, null);
    eventually(() -> assertThat(other.all(Said.Beat.class)).hasSizeGreaterThan(2));

    early.start(feed, ALL);

    assertThat(connect(early).standing().position()).isEqualTo(head(ada));
  }

  @Test
  void a_stream_ends_with_its_token() {
    hub(rules(LIVELY, Duration.ofHours(1)));
    RecordingSink stream = open(ada, null);
    now.set(tokenEnd.minusMillis(1));
    eventually(() -> assertThat(stream.all(Said.Beat.class)).isNotEmpty());

    now.set(tokenEnd);

    assertEnds(stream, Farewell.TOKEN_EXPIRED);
  }

  @Test
  void a_stream_is_rotated() {
    hub(
        new StreamRules(
            LIVELY,
            LIVELY,
            LIVELY.multipliedBy(2),
            1_000,
            1_000,
            10,
            10,
            Duration.ofHours(1),
            Duration.ofSeconds(30)));

    RecordingSink stream = open(ada, null);

    assertEnds(stream, Farewell.ROTATION);
  }

  @Test
  void a_shutdown_says_goodbye_to_every_stream_and_waits_for_them() throws Exception {
    List<RecordingSink> streams = IntStream.range(0, 50).mapToObj(_ -> open(ada, null)).toList();

    hub().drain();

    assertThat(hub().size()).isZero();
    streams.forEach(stream -> assertEnds(stream, Farewell.DEPLOY));
  }

  @Test
  void a_draining_node_sends_new_clients_away_at_once() throws Exception {
    hub().drain();

    RecordingSink stream = open(ada, null);

    assertThat(stream.said()).containsExactly(new Said.SaidBye(Farewell.BUSY));
    assertEnds(stream, Farewell.BUSY);
  }

  @Test
  void a_goodbye_comes_once_whatever_else_happens() throws Exception {
    hub(rules(LIVELY, Duration.ofMillis(20)));
    RecordingSink stream = open(ada, null);
    now.set(tokenEnd);
    assertEnds(stream, Farewell.TOKEN_EXPIRED);

    hub().drain();
    publish(ada);
    stream.take(1);
    stream.close();

    assertEnds(stream, Farewell.TOKEN_EXPIRED);
  }

  @Test
  void a_client_that_reads_again_in_time_still_hears_the_goodbye() {
    hub(rules(LIVELY, Duration.ofHours(1)));
    RecordingSink stream = open(ada, null);
    RecordingSink other = open(ada, null);
    stream.stall();
    now.set(tokenEnd);
    eventually(() -> assertThat(other.isEnded()).isTrue());
    assertThat(stream.said()).noneMatch(Said.SaidBye.class::isInstance);

    stream.take(ALL);

    assertEnds(stream, Farewell.TOKEN_EXPIRED);
  }

  @Test
  void a_goodbye_waits_until_there_is_room_for_it() {
    RecordingSink stream = open(ada, null, 1);
    store(ada);
    log.afterNextRead(() -> now.set(tokenEnd));
    publish(ada);
    assertReceives(stream, 1, 1);

    stream.take(1);

    assertEnds(stream, Farewell.TOKEN_EXPIRED);
  }

  @Test
  void a_client_that_does_not_read_is_cut_off_in_the_end() {
    hub(rules(LIVELY, Duration.ofHours(1)));
    RecordingSink stream = open(ada, null);
    stream.stall();

    now.set(tokenEnd);

    eventually(() -> assertThat(stream.isEnded()).isTrue());
    assertThat(stream.all(Said.SaidBye.class)).isEmpty();
    assertThat(hub().size()).isZero();
  }

  @Test
  void what_is_missed_by_a_goodbye_comes_with_the_next_stream() throws Exception {
    RecordingSink stream = open(ada, null);
    Position last = publish(ada);
    assertReceives(stream, 1, 1);
    hub().drain();
    store(ada);
    hub().close();

    hub(QUIET);
    RecordingSink next = open(ada, last);

    assertReceives(next, 2, 2);
  }

  private void assertEnds(RecordingSink stream, Farewell reason) {
    eventually(() -> assertThat(stream.isEnded()).isTrue());
    assertThat(stream.all(Said.SaidBye.class)).containsExactly(new Said.SaidBye(reason));
    assertThat(stream.said()).last().isEqualTo(new Said.SaidBye(reason));
    eventually(() -> assertThat(hub().size()).isZero());
  }
}
