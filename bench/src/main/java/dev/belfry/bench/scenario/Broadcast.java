package dev.belfry.bench.scenario;

import dev.belfry.bench.measure.Meter;
import dev.belfry.bench.post.Letter.Keeping;
import dev.belfry.bench.post.Refused;
import java.time.Duration;
import java.util.Arrays;

/** To everyone, one after the other: the next when the last stream has had this one. */
public final class Broadcast implements Scenario {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration APART = Duration.ofMillis(100);

  private final Keeping keeping;
  private final boolean grows;

  /**
   * Of one kind.
   *
   * @param grows whether it is measured with more and more streams
   */
  public Broadcast(Keeping keeping, boolean grows) {
    this.keeping = keeping;
    this.grows = grows;
  }

  @Override
  public String name() {
    String name = keeping == Keeping.DURABLE ? "broadcast" : "broadcast-transient";
    return grows ? "growth" : name;
  }

  @Override
  public String title() {
    return keeping == Keeping.DURABLE ? "To everyone, stored" : "To everyone, transient";
  }

  @Override
  public boolean grows() {
    return grows;
  }

  @Override
  public Figures run(Session session) {
    int streams = session.swarm().size();
    int warmUps = warmUp(session, keeping);
    int rounds = session.effort().broadcasts();
    long bytes = session.tally().bytes();
    Meter meter = session.meter();
    double[] last = new double[rounds];
    for (int i = 0; i < rounds; i++) last[i] = millisToLast(session, keeping);
    Meter.Used used = meter.stop();
    Arrays.sort(last);

    long deliveries = (long) rounds * streams;
    Figures figures =
        new Figures()
            .put(Figure.LAST_RECEIVER, last[rounds / 2])
            .put(Figure.LAST_RECEIVER_WORST, last[rounds - 1])
            .put(Figure.BYTES, (double) (session.tally().bytes() - bytes) / deliveries);
    Session.latencies(figures, session.tally().latency());
    Session.cost(figures, used, deliveries);
    session.faults(figures, deliveries + (long) warmUps * streams);
    if (grows) figures.put(Figure.MEMORY, session.server().processes().pssKiB() / 1024);
    return figures;
  }

  /** Until the compilers have done their work. Returns how many broadcasts that took. */
  static int warmUp(Session session, Keeping keeping) {
    int count = Math.max(5, 10 * session.effort().warmUps() / session.swarm().size());
    for (int i = 0; i < count; i++) millisToLast(session, keeping);
    session.tally().latency(); // is not counted
    return count;
  }

  /** Posts one and waits for all. */
  private static double millisToLast(Session session, Keeping keeping) {
    long before = session.tally().delivered();
    long sentAt = session.posts().toEveryone(keeping);
    int streams = session.swarm().size();
    if (!session.awaitDelivered(before + streams, LIMIT)) {
      long had = session.tally().delivered() - before;
      throw new Refused(
          "reached %,d of %,d streams in %d s".formatted(had, streams, LIMIT.toSeconds()));
    }
    double millis = (session.tally().last() - sentAt) / 1e6;
    Session.rest(APART);
    return millis;
  }
}
