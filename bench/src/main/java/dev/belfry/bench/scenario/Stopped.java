package dev.belfry.bench.scenario;

import dev.belfry.bench.measure.Meter;
import dev.belfry.bench.post.Letter.Keeping;
import java.time.Duration;

/**
 * One in a hundred clients stops reading, or reads a trickle, while all are posted to. Shows
 * whether the others notice, what the server keeps for the slow, and whether these get all of it in
 * the end.
 */
public final class Stopped implements Scenario {

  private static final int TRICKLE = 64;

  /** The longest that Belfry takes: a few hundred of them fill what a socket may hold. */
  private static final String LONG = "x".repeat(4_000);

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final boolean trickle;

  /**
   * Of one kind.
   *
   * @param trickle whether they still read a little
   */
  public Stopped(boolean trickle) {
    this.trickle = trickle;
  }

  @Override
  public String name() {
    return trickle ? "slow" : "stopped";
  }

  @Override
  public String title() {
    return trickle
        ? "To everyone, stored, 1 % of the clients read 1.3 kB/s"
        : "To everyone, stored, 1 % of the clients have stopped";
  }

  @Override
  public Figures run(Session session) {
    long streams = session.swarm().size();
    long before = Broadcast.warmUp(session, Keeping.DURABLE) * streams;
    if (trickle) session.swarm().slowRare(TRICKLE);
    else session.swarm().stopRare();

    double memory = session.server().processes().pssKiB();
    Meter meter = session.meter();
    int count = post(session);
    long due = before + count * streams;
    session.awaitDelivered(due - count * (long) session.swarm().rare(), LIMIT);
    Figures figures = new Figures();
    Session.cost(figures, meter.stop(), count * streams);
    Session.latencies(figures, session.tally().latency());
    figures.put(Figure.GROWTH_MEMORY, (session.server().processes().pssKiB() - memory) / 1024);

    release(session, figures, due);
    session.faults(figures, due);
    return figures;
  }

  /** Ten in a second, so that it fills every buffer on the way to a client that does not read. */
  private static int post(Session session) {
    int count = 10 * session.effort().seconds();
    for (int i = 0; i < count; i++) {
      session.posts().toEveryone(Keeping.DURABLE, LONG);
      Session.rest(Duration.ofMillis(100));
    }
    return count;
  }

  private static void release(Session session, Figures figures, long due) {
    session.swarm().releaseRare();
    long start = System.nanoTime();
    if (session.awaitDelivered(due, LIMIT)) {
      figures.put(Figure.CATCH_UP, (System.nanoTime() - start) / 1e9);
    }
  }
}
