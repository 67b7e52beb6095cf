package dev.belfry.application.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.application.port.out.Removals.Removed;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.InboxException.LogUnavailable;
import dev.belfry.domain.Notification;
import dev.belfry.domain.RecipientId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HubBroadcastTest extends HubFixture {

  @Test
  void everybody_who_is_connected_hears_a_broadcast() {
    List<RecordingSink> streams =
        IntStream.range(0, 2_100).mapToObj(_ -> open(Some.recipient(), null)).toList();
    RecordingSink tab = open(ada, null);
    RecordingSink otherTab = open(ada, null);

    hub().ringEverybody(broadcast());

    streams.forEach(stream -> assertReceives(stream, 1, 1));
    assertReceives(tab, 1, 1);
    assertReceives(otherTab, 1, 1);
  }

  @Test
  void a_ring_that_is_repeated_or_late_brings_nothing_twice() {
    RecordingSink stream = open(ada, null);
    long first = broadcast();
    long second = broadcast();

    for (long number : List.of(second, second, first, second)) hub().ringEverybody(number);

    assertReceives(stream, 1, 2);
    hub().ringEverybody(broadcast());
    assertReceives(stream, 1, 3);
  }

  @Test
  void what_another_node_has_appended_is_heard_as_well() {
    RecordingSink stream = open(ada, null);
    long number = broadcast();
    log.current().appendBroadcasts(List.of(ada));

    hub().ringEverybody(number);

    assertReceives(stream, 1, 1);
  }

  @Test
  void broadcasts_keep_their_order_among_posts() {
    RecordingSink stream = open(ada, null);
    hub().ringEverybody(broadcast());
    publish(ada);
    long number = broadcast();
    publish(ada);

    hub().ringEverybody(number);

    assertReceives(stream, 1, 4);
  }

  @Test
  void a_broadcast_that_no_ring_announced_is_found_by_the_sweep() {
    hub(rules(Duration.ofHours(1), Duration.ofMillis(20)));
    RecordingSink stream = open(ada, null);

    broadcast();

    assertReceives(stream, 1, 1);
  }

  @Test
  void a_broadcast_that_could_not_be_brought_is_brought_by_the_sweep() {
    hub(rules(Duration.ofHours(1), Duration.ofMillis(20)));
    RecordingSink stream = open(ada, null);
    log.failWith(new LogUnavailable(new IOException("restarting")));
    hub().ringEverybody(broadcast());

    log.failWith(null);

    assertReceives(stream, 1, 1);
  }

  @Test
  void a_recall_is_stronger_than_what_this_node_remembers() {
    RecordingSink slow = open(ada, null);
    RecordingSink quick = open(ada, null);
    slow.stall();
    Notification recalled = Some.notification();
    hub().ringEverybody(log.broadcast(recalled, null).number());
    hub().ringEverybody(broadcast());
    assertReceives(quick, 1, 2);
    Removed removed = log.current().recall(recalled.id(), recalled.sender());
    hub().ringEverybody(removed.broadcasts());
    assertReceives(quick, 1, 3);

    slow.take(ALL);

    eventually(() -> assertThat(numbers(slow)).containsExactly(2L, 3L));
  }

  @Test
  void who_connects_later_begins_after_what_was_due() {
    head(ada);
    broadcast();

    RecordingSink stream = open(ada, null);

    assertThat(connect(stream).head().position().number()).isEqualTo(1);
    hub().ringEverybody(broadcast());
    assertReceives(stream, 2, 2);
  }

  @Test
  void nobody_is_brought_anything_who_is_not_connected() {
    RecipientId absent = Some.recipient();
    head(absent);
    open(ada, null);

    hub().ringEverybody(broadcast());

    assertThat(log.current().page(absent, null, 10).orElseThrow().items()).isEmpty();
  }

  private long broadcast() {
    return log.broadcast(Some.notification(), null).number();
  }
}
