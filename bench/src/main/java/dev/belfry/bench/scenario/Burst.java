package dev.belfry.bench.scenario;

import dev.belfry.bench.measure.Meter;
import dev.belfry.bench.post.Letter;
import dev.belfry.bench.post.Letter.Keeping;
import java.time.Duration;
import java.util.List;

/** Fifty to everyone, back to back: each is posted as soon as the one before was accepted. */
record Burst(Keeping keeping) implements Scenario {

  private static final int COUNT = 50;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @Override
  public String name() {
    return keeping == Keeping.DURABLE ? "burst" : "burst-transient";
  }

  @Override
  public String title() {
    return "Fifty to everyone, back to back, "
        + (keeping == Keeping.DURABLE ? "stored" : "transient");
  }

  @Override
  public List<String> beside() {
    return keeping == Keeping.DURABLE
        ? List.of("belfry", "nchan")
        : List.of("belfry", "nchan", "nchan-one", "pushpin", "naive", "limit");
  }

  @Override
  public Figures run(Session session) {
    Broadcast.warmUp(session, keeping, Letter.TEXT);
    burst(session); // the first finds buffers small and code cold

    Meter meter = session.meter();
    long start = burst(session);
    double seconds = (session.tally().last() - start) / 1e9;
    long deliveries = (long) COUNT * session.swarm().size();
    Figures figures = new Figures().put(Figure.RATE, deliveries / seconds);
    Session.cost(figures, meter.stop(), deliveries);
    session.faults(figures);
    return figures;
  }

  /** Returns when the first was posted. */
  private long burst(Session session) {
    long start = session.posts().toEveryone(keeping);
    for (int i = 1; i < COUNT; i++) session.posts().toEveryone(keeping);
    session.awaitAll(LIMIT);
    return start;
  }
}
