package dev.belfry.application.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.belfry.application.hub.RecordingSink.Said;
import dev.belfry.application.port.in.OpenStream;
import dev.belfry.application.port.in.StreamSink.Farewell;
import dev.belfry.application.port.out.Race;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.InboxException.LogUnavailable;
import dev.belfry.domain.InboxException.NodeBusy;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** How many streams there may be, and who goes where there are too many. */
class HubAdmissionTest extends HubFixture {

  private static final Duration LONG = Duration.ofHours(1);
  private static final StreamRules TWO_EACH = rules(LONG, LONG, 2, ALL);

  @Test
  void one_stream_too_many_evicts_the_oldest_of_this_recipient() {
    hub(TWO_EACH);
    RecordingSink bens = open(ben, null);
    RecordingSink oldest = open(ada, null);
    RecordingSink second = open(ada, null);

    RecordingSink newest = open(ada, null);

    assertEnds(oldest, Farewell.EVICTED);
    publish(ada);
    assertReceives(second, 1, 1);
    assertReceives(newest, 1, 1);
    assertThat(bens.isEnded()).isFalse();
  }

  @Test
  void those_that_take_no_heartbeat_go_before_the_oldest() {
    hub(rules(Duration.ofMillis(150), LONG, 2, ALL));
    RecordingSink oldest = open(ada, null);
    RecordingSink stuck = open(ada, null);
    stuck.stall();
    RecordingSink clock = open(ben, null);
    eventually(() -> assertThat(clock.all(Said.Beat.class)).hasSizeGreaterThan(3));

    open(ada, null);

    eventually(() -> assertThat(stuck.isEnded()).isTrue());
    assertThat(oldest.isEnded()).isFalse();
  }

  @Test
  void a_returning_client_closes_the_connection_it_had_and_evicts_nobody() {
    hub(TWO_EACH);
    RecordingSink other = open(ada, null);
    RecordingSink left = open(ada, null);

    RecordingSink again = reopen(ada, connect(left).connectionId());

    eventually(() -> assertThat(left.isEnded()).isTrue());
    assertThat(left.all(Said.SaidBye.class)).isEmpty();
    assertThat(other.isEnded()).isFalse();
    assertThat(again.isEnded()).isFalse();
    assertThat(hub().size()).isEqualTo(2);
  }

  @Test
  void a_former_connection_that_is_unknown_or_somebody_elses_is_ignored() {
    hub(TWO_EACH);
    RecordingSink bens = open(ben, null);

    RecordingSink first = reopen(ada, connect(bens).connectionId());
    RecordingSink second = reopen(ada, UUID.randomUUID());

    assertThat(bens.isEnded()).isFalse();
    assertThat(first.isEnded()).isFalse();
    assertThat(second.isEnded()).isFalse();
  }

  @Test
  void a_full_node_sends_away_and_keeps_those_it_has() {
    hub(rules(LONG, LONG, 10, 2));
    RecordingSink one = open(ada, null);
    RecordingSink two = open(ben, null);

    RecordingSink third = open(Some.recipient(), null);

    assertThat(third.said()).containsExactly(new Said.SaidBye(Farewell.BUSY));
    assertThat(one.isEnded() || two.isEnded()).isFalse();
    one.close();
    assertThat(open(Some.recipient(), null).said()).hasSize(1);
  }

  @Test
  void an_edge_is_refused_where_a_client_would_be_sent_away() {
    hub(rules(LONG, LONG, 10, 1));
    open(ada, null);

    assertThatExceptionOfType(NodeBusy.class).isThrownBy(this::openByEdge);
    assertThat(hub().size()).isEqualTo(1);
  }

  @Test
  void an_edge_is_refused_where_the_log_cannot_be_read() {
    log.failWith(new LogUnavailable(new IOException("away")));

    assertThatExceptionOfType(NodeBusy.class).isThrownBy(this::openByEdge);
    assertThat(hub().size()).isZero();
  }

  private void openByEdge() {
    hub().open(new OpenStream.Request(ben, null, null, tokenEnd, true), new RecordingSink());
  }

  @RepeatedTest(20)
  void a_crowd_that_comes_together_is_never_more_than_the_limits() throws Exception {
    hub(rules(LONG, LONG, 3, 5));
    Callable<RecordingSink> opening = () -> open(ada, null);

    Race.of(IntStream.range(0, 16).mapToObj(_ -> opening).toList());

    eventually(() -> assertThat(hub().size()).isBetween(1, 3));
  }

  private static void assertEnds(RecordingSink stream, Farewell reason) {
    eventually(() -> assertThat(stream.isEnded()).isTrue());
    assertThat(stream.said()).endsWith(new Said.SaidBye(reason));
  }
}
