package dev.belfry.application.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.application.hub.RecordingSink.Said;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.Audience;
import dev.belfry.domain.InboxException.LogUnavailable;
import dev.belfry.domain.Message;
import dev.belfry.domain.Position;
import dev.belfry.domain.Priority;
import dev.belfry.domain.TransientNotification;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is not kept: for whoever is connected and reads. */
class HubTransientTest extends HubFixture {

  private static final Audience EVERYONE = new Audience.Everyone();

  @Test
  void everyone_who_is_connected_gets_it_once() {
    List<RecordingSink> streams =
        IntStream.range(0, 1_000).mapToObj(_ -> open(Some.recipient(), null)).toList();

    hub().pass(EVERYONE, passing("one"));

    eventually(() -> assertThat(streams).allMatch(stream -> titles(stream).equals(List.of("one"))));
  }

  @Test
  void only_those_who_are_named_get_it() {
    RecordingSink adas = open(ada, null);
    RecordingSink bens = open(ben, null);

    hub().pass(new Audience.Named(Set.of(ada, Some.recipient())), passing("for ada"));

    eventually(() -> assertThat(titles(adas)).containsExactly("for ada"));
    assertThat(titles(bens)).isEmpty();
  }

  @Test
  void fifty_back_to_back_arrive_in_order() {
    RecordingSink stream = open(ada, null);
    List<String> sent = IntStream.range(0, 50).mapToObj(n -> "n" + n).toList();

    sent.forEach(title -> hub().pass(EVERYONE, passing(title)));

    eventually(() -> assertThat(titles(stream)).isEqualTo(sent));
  }

  @Test
  void it_waits_for_a_socket_that_is_full_for_a_moment() {
    RecordingSink stream = open(ada, null, 1);
    hub().pass(EVERYONE, passing("one"));
    hub().pass(EVERYONE, passing("two"));
    eventually(() -> assertThat(titles(stream)).containsExactly("one"));

    stream.take(1);

    eventually(() -> assertThat(titles(stream)).containsExactly("one", "two"));
  }

  @Test
  void who_does_not_read_loses_transients_and_no_event() {
    RecordingSink stream = open(ada, null);
    stream.stall();
    for (int i = 0; i < 1_000; i++) hub().pass(EVERYONE, passing("n" + i));
    publish(ada);

    stream.take(ALL);

    assertReceives(stream, 1, 1);
    assertThat(titles(stream)).hasSizeBetween(1, 999);
  }

  @Test
  void a_stream_that_is_behind_gets_its_events_first() {
    RecordingSink stream = open(ada, null);
    log.failWith(new LogUnavailable(new IOException("away")));
    publish(ada);
    hub().pass(EVERYONE, passing("later"));
    Position two = store(ada);

    log.failWith(null);
    ring(ada, two);

    eventually(() -> assertThat(titles(stream)).containsExactly("later"));
    assertThat(numbers(stream)).isEqualTo(range(1, two.number()));
    assertThat(stream.said().getLast()).isInstanceOf(Said.Passed.class);
  }

  @Test
  void nobody_gets_it_who_comes_later() {
    RecordingSink witness = open(ben, null);
    hub().pass(EVERYONE, passing("gone"));
    eventually(() -> assertThat(titles(witness)).hasSize(1));

    RecordingSink late = open(ada, null);
    publish(ada);

    assertReceives(late, 1, 1);
    assertThat(titles(late)).isEmpty();
  }

  private TransientNotification passing(String title) {
    return new TransientNotification(
        new Message(title, null, null), null, Priority.NORMAL, null, now.get());
  }

  private static List<String> titles(RecordingSink stream) {
    return stream.all(Said.Passed.class).stream()
        .map(passed -> passed.notification().message().title())
        .toList();
  }
}
