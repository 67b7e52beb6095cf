package dev.belfry.bench.scenario;

import dev.belfry.bench.post.Letter.Keeping;
import dev.belfry.bench.post.Order;
import dev.belfry.bench.post.Posting;
import java.time.Duration;
import java.util.List;

/** A client comes back to thousands of events that it has missed, and reads 100 kB in a second. */
record Behind() implements Scenario {

  private static final int STREAMS = 100;
  private static final int EVENTS_PER_SECOND_OF_EFFORT = 1_000;
  private static final int BYTES_PER_SECOND = 100_000;
  private static final int TO_OTHERS_PER_SECOND = 50;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "behind";
  }

  @Override
  public String title() {
    return "One reads 100 kB/s and is 10,000 events behind";
  }

  @Override
  public List<String> beside() {
    return List.of("belfry");
  }

  @Override
  public List<Integer> sizes(Sizes sizes) {
    return List.of(STREAMS);
  }

  @Override
  public Figures run(Session session) {
    session.needsLog();
    session.swarm().cut(0, 1);
    int missed = EVENTS_PER_SECOND_OF_EFFORT * session.effort().seconds();
    session.posts().begin(Order.unpaced(Keeping.DURABLE, missed, 0, 1)).await();
    int due = (int) session.posts().personal();

    session.tally().measureFromNow();
    Posting others =
        session.posts().begin(Order.steady(Keeping.DURABLE, TO_OTHERS_PER_SECOND, 1, STREAMS));
    long start = System.nanoTime();
    session.swarm().openSlowly(0, BYTES_PER_SECOND);
    boolean whole = Session.await(() -> session.swarm().taken(0) >= due, LIMIT);
    Figures figures = new Figures();
    if (whole) figures.put(Figure.CATCH_UP, (System.nanoTime() - start) / 1e9);
    others.stop();
    session.awaitAll(LIMIT);
    Session.latencies(figures, session.tally().latency());
    session.faults(figures);
    return figures;
  }
}
