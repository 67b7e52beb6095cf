package dev.belfry.application.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belfry.application.hub.RecordingSink.Said;
import dev.belfry.application.port.in.StreamSink.Farewell;
import dev.belfry.application.port.in.StreamSink.Start;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.InboxException.LogUnavailable;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Position;
import dev.belfry.domain.Replay.Reason;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubOpeningTest extends HubFixture {

  @Test
  void a_client_without_a_position_begins_at_the_head() {
    store(ada);
    store(ada);
    LogHead head = log.current().contact(ada);

    RecordingSink stream = open(ada, null);

    assertThat(stream.said()).hasSize(1);
    assertThat(connect(stream).start()).isEqualTo(Start.AT_HEAD);
    assertThat(connect(stream).standing()).isEqualTo(head);
    assertThat(connect(stream).head()).isEqualTo(head);
  }

  @Test
  void a_stream_may_be_the_first_contact() {
    RecordingSink stream = open(ada, null);

    assertThat(connect(stream).standing().position()).isEqualTo(head(ada));
    publish(ada);
    assertReceives(stream, 1, 1);
  }

  @Test
  void a_client_that_returns_gets_what_it_has_missed_and_then_what_happens() {
    store(ada);
    Position left = store(ada);
    LogHead standing = log.current().contact(ada);
    for (int i = 0; i < 250; i++) store(ada);
    LogHead head = log.current().contact(ada);

    RecordingSink stream = open(ada, left);
    eventually(() -> assertThat(stream.events()).hasSize(250));
    publish(ada);

    assertReceives(stream, 3, 253);
    assertThat(connect(stream).start()).isEqualTo(Start.RESUMED);
    assertThat(connect(stream).standing()).isEqualTo(standing);
    assertThat(connect(stream).head()).isEqualTo(head);
    assertThat(stream.all(Said.Told.class)).allMatch(Said.Told::withId);
  }

  @Test
  void a_client_that_returns_to_the_head_gets_nothing_twice() {
    store(ada);

    RecordingSink stream = open(ada, head(ada));

    assertThat(connect(stream).start()).isEqualTo(Start.RESUMED);
    assertThat(stream.said()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "42", "v1.1", "v2.1.00000000", "v1.-1.00000000", " "})
  void an_unreadable_position_is_answered_with_a_reset(String id) {
    Position head = store(ada);

    RecordingSink stream = openAt(ada, id, ALL);

    assertReset(stream, Reason.UNREADABLE, head);
  }

  @Test
  void a_pruned_position_is_answered_with_a_reset() {
    Position left = store(ada);
    store(ada);
    Position head = store(ada);
    log.current().prune(ada, 3);

    assertReset(open(ada, left), Reason.GONE, head);
  }

  @Test
  void a_position_of_another_history_is_answered_with_a_reset() {
    Position head = store(ada);

    assertReset(open(ada, Some.foreign(1)), Reason.DIVERGED, head);
    assertReset(open(ada, Some.foreign(7)), Reason.DIVERGED, head);
  }

  @Test
  void a_position_in_anothers_log_is_answered_with_a_reset() {
    Position adas = store(ada);
    Position bens = store(ben);

    assertReset(open(ben, adas), Reason.DIVERGED, bens);
  }

  private void assertReset(RecordingSink stream, Reason reason, Position head) {
    assertThat(stream.said()).hasSize(2).last().isEqualTo(new Said.WasReset(reason));
    assertThat(connect(stream).start()).isEqualTo(Start.RESET);
    assertThat(connect(stream).standing().position()).isEqualTo(head);
  }

  @Test
  void after_a_reset_events_follow_without_ids() {
    store(ada);
    RecordingSink stream = open(ada, Some.foreign(1));

    publish(ada);
    publish(ada);

    assertReceives(stream, 2, 3);
    assertThat(stream.all(Said.Told.class)).noneMatch(Said.Told::withId);
  }

  @Test
  void what_is_rung_while_the_log_is_read_is_not_lost() {
    head(ada);
    log.afterNextRead(() -> publish(ada));

    RecordingSink stream = open(ada, null);

    assertReceives(stream, 1, 1);
    assertThat(connect(stream).standing().position().number()).isZero();
  }

  @Test
  void what_is_rung_while_a_replay_is_read_is_not_lost() {
    Position origin = head(ada);
    store(ada);
    log.afterNextRead(() -> publish(ada));

    RecordingSink stream = open(ada, origin);

    assertReceives(stream, 1, 2);
  }

  @Test
  void what_is_rung_while_a_reset_is_found_is_not_lost() {
    store(ada);
    log.afterNextRead(() -> publish(ada));

    RecordingSink stream = open(ada, Some.foreign(1));

    assertReceives(stream, 2, 2);
    assertThat(stream.said().get(1)).isEqualTo(new Said.WasReset(Reason.DIVERGED));
  }

  @Test
  void nothing_is_written_before_the_connection_is_started() {
    Position origin = head(ada);
    store(ada);
    RecordingSink sink = new RecordingSink();

    var feed = request(ada, origin.id(), sink);
    feed.writable();
    assertThat(sink.said()).isEmpty();

    sink.start(feed, ALL);
    assertReceives(sink, 1, 1);
    assertThat(connect(sink).standing().position()).isEqualTo(origin);
  }

  /** A ring may ask for the pump before the connection is started. */
  @Test
  void a_reset_waits_for_the_connection() {
    Position head = store(ada);
    RecordingSink sink = new RecordingSink();

    var feed = request(ada, Some.foreign(9).id(), sink);
    feed.writable();
    sink.start(feed, ALL);

    assertReset(sink, Reason.DIVERGED, head);
  }

  @Test
  void when_the_log_cannot_be_read_the_client_is_sent_away_at_once() {
    log.failWith(new LogUnavailable(new IOException("no route to the database")));

    RecordingSink stream = open(ada, null);

    assertThat(stream.said()).containsExactly(new Said.SaidBye(Farewell.BUSY));
    assertThat(stream.isEnded()).isTrue();
    assertThat(hub().size()).isZero();
  }

  @Test
  void a_stream_that_could_not_be_opened_for_a_bug_is_not_kept() {
    log.failWith(new IllegalStateException("a bug"));

    assertThatThrownBy(() -> open(ada, null)).isInstanceOf(IllegalStateException.class);

    assertThat(hub().size()).isZero();
  }
}
