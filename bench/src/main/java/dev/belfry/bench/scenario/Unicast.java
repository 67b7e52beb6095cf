package dev.belfry.bench.scenario;

import dev.belfry.bench.measure.Meter;
import dev.belfry.bench.post.Letter.Keeping;
import dev.belfry.bench.post.Order;
import dev.belfry.bench.post.Posting.Posted;
import dev.belfry.bench.sql.Database;
import java.time.Duration;
import java.util.List;

/** Posts at an even rate, each to one recipient drawn at random. */
record Unicast(Keeping keeping) implements Scenario {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Override
  public String name() {
    return keeping == Keeping.DURABLE ? "unicast" : "unicast-transient";
  }

  @Override
  public String title() {
    return keeping == Keeping.DURABLE ? "To one recipient, stored" : "To one recipient, transient";
  }

  @Override
  public List<String> beside() {
    return keeping == Keeping.DURABLE
        ? List.of("belfry", "nchan", "limit")
        : List.of("belfry", "nchan");
  }

  @Override
  public Figures run(Session session) {
    session.needsItsOwn();
    warmUp(session, keeping);

    int rate = session.effort().perSecond();
    int count = rate * session.effort().seconds();
    Meter meter = session.meter();
    long bytes = session.tally().bytes();
    Order order = Order.of(keeping, rate, count, session.swarm().size());
    Posted posted = session.posts().begin(order).await();
    session.awaitAll(LIMIT);
    Figures figures = new Figures().put(Figure.POSTS_REFUSED, posted.refused());
    Session.cost(figures, meter.stop(), posted.accepted());
    Session.latencies(figures, session.tally().latency());
    figures
        .put(Figure.POSTS_PER_SECOND, posted.accepted() / posted.seconds())
        .put(Figure.BYTES, (double) (session.tally().bytes() - bytes) / posted.accepted());
    session.faults(figures);
    return figures;
  }

  /** As fast as they are taken. */
  static void warmUp(Session session, Keeping keeping) {
    Order order = Order.unpaced(keeping, session.effort().warmUps(), 0, session.swarm().size());
    session.posts().begin(order).await();
    session.awaitAll(LIMIT);
    if (keeping == Keeping.DURABLE) session.server().log().ifPresent(Database::settle);
    session.tally().latency();
  }
}
