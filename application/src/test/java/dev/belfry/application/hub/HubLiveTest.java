package dev.belfry.application.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.belfry.application.hub.RecordingSink.Said;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.InboxException.LogUnavailable;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecordedEvent;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubLiveTest extends HubFixture {

  @Test
  void what_is_published_arrives_in_order_as_it_was_recorded() {
    RecordingSink stream = open(ada, null);
    Position origin = head(ada);

    for (int i = 0; i < 5; i++) publish(ada);

    assertReceives(stream, 1, 5);
    assertThat(log.current().replay(ada, origin, 10))
        .extracting("events")
        .isEqualTo(stream.events());
  }

  @Test
  void what_this_node_has_recorded_is_not_read_again() {
    List<RecordingSink> streams = IntStream.range(0, 3).mapToObj(_ -> open(ada, null)).toList();

    for (int i = 0; i < 5; i++) publishHere(ada);

    streams.forEach(stream -> assertReceives(stream, 1, 5));
    assertThat(log.replays()).isZero();
  }

  /** The hub asks a few times while it writes one event: something more is recorded each time. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void what_this_node_records_while_it_writes_is_not_read_again(int moment) {
    RecordingSink stream = open(ada, null);
    AtomicInteger asked = new AtomicInteger();
    stream.whenAsked(() -> {
      if (asked.incrementAndGet() == moment) publishHere(ada);
    });

    publishHere(ada);
    assertReceives(stream, 1, 2);

    open(ben, head(ben)); // what was asked for before is being read by then
    assertThat(log.replays()).isEqualTo(1);
  }

  @Test
  void what_another_node_has_recorded_in_between_is_read() {
    RecordingSink stream = open(ada, null);
    store(ada);

    publishHere(ada);

    assertReceives(stream, 1, 2);
  }

  /** What was recalled is not told any more to whoever hears of it only now. */
  @Test
  void a_recall_is_stronger_than_what_this_node_remembers() {
    RecordingSink slow = open(ada, null);
    slow.stall();
    publishHere(ada);
    Notification recalled =
        log.current().page(ada, null, 1).orElseThrow().items().getFirst().notification();
    log.current().recall(recalled.id(), recalled.sender());
    ring(ada, head(ada));

    slow.take(ALL);

    eventually(() -> assertThat(numbers(slow)).containsExactly(2L));
  }

  @Test
  void nobody_gets_what_is_anothers() {
    RecordingSink adas = open(ada, null);
    RecordingSink bens = open(ben, null);

    publish(ada);
    assertReceives(adas, 1, 1);
    publish(ben);

    assertReceives(bens, 1, 1);
    assertThat(adas.events()).hasSize(1);
  }

  @Test
  void two_hundred_streams_of_one_person_all_get_everything() {
    List<RecordingSink> streams = IntStream.range(0, 200).mapToObj(_ -> open(ada, null)).toList();

    for (int i = 0; i < 5; i++) publish(ada);

    assertThat(hub().size()).isEqualTo(200);
    streams.forEach(stream -> assertReceives(stream, 1, 5));
  }

  @Test
  void rings_may_be_repeated_late_and_out_of_order() {
    RecordingSink stream = open(ada, null);
    Position first = store(ada);
    Position second = store(ada);

    ring(ada, second);
    ring(ada, first);
    ring(ada, second);
    assertReceives(stream, 1, 2);
    ring(ada, first);
    publish(ada);

    assertReceives(stream, 1, 3);
  }

  @Test
  void a_ring_for_nobody_here_is_passed_over() {
    assertThatCode(() -> publish(ada)).doesNotThrowAnyException();
  }

  @Test
  void a_ring_while_an_event_is_written_is_not_forgotten() {
    RecordingSink stream = open(ada, null);
    AtomicBoolean once = new AtomicBoolean();
    stream.beforeEvent(_ -> {
      if (!once.getAndSet(true)) publish(ada);
    });

    publish(ada);

    assertReceives(stream, 1, 2);
  }

  @Test
  void a_ring_while_a_page_is_read_is_not_forgotten() {
    RecordingSink stream = open(ada, null);
    log.afterNextRead(() -> publish(ada));

    publish(ada);

    assertReceives(stream, 1, 2);
  }

  @Test
  void what_is_gone_where_a_stream_stood_when_it_asked_is_not_held_against_where_it_stands_now() {
    RecordingSink stream = open(ada, null);
    RecordedEvent one = record(ada);
    RecordedEvent two = record(ada);
    log.current().prune(ada, 1);
    log.afterNextRead(() -> {
      hub().tell(one);
      hub().tell(two);
      assertReceives(stream, 1, 2);
    });

    ring(ada, two.position());

    eventually(() -> assertThat(log.replays()).isGreaterThan(1));
    publish(ada);
    assertReceives(stream, 1, 3);
    assertThat(stream.all(Said.WasReset.class)).isEmpty();
  }

  @Test
  void a_slow_client_gets_everything_in_order_when_it_reads() {
    RecordingSink stream = open(ada, null, 1);
    for (int i = 0; i < 10; i++) publish(ada);
    assertReceives(stream, 1, 1);

    for (int i = 0; i < 9; i++) {
      int taken = i + 2;
      stream.take(1);
      eventually(() -> assertThat(stream.events()).hasSizeGreaterThanOrEqualTo(taken));
    }

    assertReceives(stream, 1, 10);
  }

  @Test
  void a_page_that_finds_the_socket_full_is_read_again() {
    RecordingSink stream = open(ada, null);
    log.afterNextRead(stream::stall);
    publish(ada);
    publish(ada);
    eventually(() -> assertThat(log.replays()).isPositive());
    assertThat(stream.events()).isEmpty();

    stream.take(ALL);

    assertReceives(stream, 1, 2);
  }

  @Test
  void a_client_that_does_not_read_costs_no_reading_of_the_log() {
    open(ada, null, 1).stall();

    for (int i = 0; i < 50; i++) publish(ada);
    RecordingSink other = open(ada, null);
    publish(ada);

    assertReceives(other, 51, 51);
    assertThat(log.replays()).isEqualTo(1);
  }

  @Test
  void a_long_catch_up_holds_nobody_up() {
    Position origin = head(ada);
    for (int i = 0; i < 3_000; i++) store(ada);
    RecordingSink live = open(ben, null);
    List<RecordingSink> behind = IntStream.range(0, 16).mapToObj(_ -> open(ada, origin)).toList();

    publish(ben);

    assertReceives(live, 1, 1);
    behind.forEach(stream -> assertReceives(stream, 1, 3_000));
  }

  @Test
  void events_of_a_later_release_are_passed_over() {
    RecordingSink stream = open(ada, null);
    publish(ada);

    ring(ada, log.current().appendUnknown(ada));
    publish(ada);

    eventually(() -> assertThat(numbers(stream)).containsExactly(1L, 3L));
  }

  /** Such a ring comes late from a time before a restore. */
  @Test
  void a_ring_beyond_the_log_does_not_keep_the_log_busy() {
    RecordingSink stream = open(ada, null);
    ring(ada, Some.foreign(1_000));

    for (int i = 1; i <= 10; i++) {
      publish(ada);
      assertReceives(stream, 1, i);
    }

    assertThat(log.replays()).isLessThan(40);
  }

  @Test
  void what_is_recorded_while_the_log_is_read_for_a_ring_beyond_it_arrives() {
    RecordingSink stream = open(ada, null);
    log.afterNextRead(() -> publish(ada));

    ring(ada, Some.foreign(1_000));

    assertReceives(stream, 1, 1);
  }

  @Test
  void a_page_that_could_not_be_read_is_asked_for_at_the_next_ring() {
    RecordingSink stream = open(ada, null);
    log.failWith(new LogUnavailable(new IOException("away")));
    publish(ada);
    eventually(() -> assertThat(log.replays()).isPositive());
    log.failWith(null);

    eventually(() -> {
      ring(ada, head(ada));
      assertThat(numbers(stream)).containsExactly(1L);
    });
  }

  @Test
  void a_ring_never_throws_even_after_the_hub_was_closed() {
    open(ada, null);
    hub().close();

    assertThatCode(() -> publish(ada)).doesNotThrowAnyException();
  }
}
