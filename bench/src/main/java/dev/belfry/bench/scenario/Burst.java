package dev.belfry.bench.scenario;

import dev.belfry.bench.measure.Meter;
import dev.belfry.bench.post.Letter.Keeping;
import java.time.Duration;

/** Fifty to everyone, back to back: each is posted as soon as the one before was accepted. */
public final class Burst implements Scenario {

  private static final int COUNT = 50;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Keeping keeping;

  public Burst(Keeping keeping) {
    this.keeping = keeping;
  }

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
  public Figures run(Session session) {
    long streams = session.swarm().size();
    long before = Broadcast.warmUp(session, keeping) * streams;
    burst(session, before); // the first finds buffers small and code cold
    before += COUNT * streams;

    Meter meter = session.meter();
    long start = burst(session, before);
    double seconds = (session.tally().last() - start) / 1e9;
    long due = before + COUNT * streams;
    Figures figures = new Figures().put(Figure.RATE, COUNT * streams / seconds);
    Session.cost(figures, meter.stop(), COUNT * streams);
    session.faults(figures, due);
    return figures;
  }

  /** Returns when the first was posted. */
  private long burst(Session session, long before) {
    long start = session.posts().toEveryone(keeping);
    for (int i = 1; i < COUNT; i++) session.posts().toEveryone(keeping);
    session.awaitDelivered(before + COUNT * (long) session.swarm().size(), LIMIT);
    return start;
  }
}
