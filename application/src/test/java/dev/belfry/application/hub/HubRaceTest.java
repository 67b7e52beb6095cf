package dev.belfry.application.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.application.port.in.OpenStream;
import dev.belfry.application.port.out.Race;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.RepeatedTest;

/** Many publish while clients come and go: each gets everything exactly once and in order. */
class HubRaceTest extends HubFixture {

  private static final int PUBLISHERS = 32;
  private static final int POSTS = 20;
  private static final int CLIENTS = 16;

  /** Nothing heals here what a forgotten ring or page has spoilt. */
  @RepeatedTest(5)
  void where_every_ring_arrives_nothing_waits_for_the_sweep() throws Exception {
    hub(QUIET);

    race(0);
  }

  @RepeatedTest(5)
  void where_half_of_the_rings_are_lost_the_sweep_finds_the_rest() throws Exception {
    hub(rules(Duration.ofHours(1), Duration.ofMillis(5)));

    race(0.5);
  }

  private void race(double lost) throws Exception {
    List<RecipientId> people = List.of(ada, ben);
    long each = (long) PUBLISHERS * POSTS / people.size();
    List<Callable<List<RecordedEvent>>> all = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      RecipientId one = people.get(i % people.size());
      Position origin = head(one);
      all.add(() -> followAll(one, origin, each));
    }
    for (int i = 0; i < PUBLISHERS; i++) {
      RecipientId one = people.get(i % people.size());
      all.add(() -> {
        for (int post = 0; post < POSTS; post++) {
          Position position = store(one);
          if (ThreadLocalRandom.current().nextDouble() >= lost) ring(one, position);
        }
        return List.of();
      });
    }

    List<List<RecordedEvent>> received = Race.of(all).subList(0, CLIENTS);

    assertThat(received)
        .allSatisfy(events -> assertThat(numbers(events)).isEqualTo(range(1, each)));
    assertThat(hub().size()).isZero();
  }

  /** A client that goes away now and then, and always returns to the last id it has received. */
  private List<RecordedEvent> followAll(RecipientId owner, Position origin, long count) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    List<RecordedEvent> received = new ArrayList<>();
    Position at = origin;
    while (received.size() < count) {
      RecordingSink sink = new RecordingSink();
      OpenStream.Feed feed =
          hub().open(new OpenStream.Request(owner, at.id(), null, tokenEnd, false), sink);
      sink.start(feed, 1);
      long enough = Math.min(count - received.size(), 1 + random.nextInt(200));
      readSlowly(sink, enough);
      sink.close();
      eventually(() -> assertThat(sink.isEnded()).isTrue());
      assertThat(sink.faults()).isEmpty();
      received.addAll(sink.events());
      at = received.getLast().position();
    }
    return received;
  }

  /** Takes a few at a time, so that the socket is full again and again. */
  private static void readSlowly(RecordingSink sink, long enough) {
    int[] granted = {1};
    eventually(() -> {
      while (sink.events().size() >= granted[0] && granted[0] < enough) {
        int more = 1 + ThreadLocalRandom.current().nextInt(20);
        granted[0] += more;
        sink.take(more);
      }
      assertThat(sink.events()).hasSizeGreaterThanOrEqualTo((int) enough);
    });
  }
}
