package dev.belfry.bench.scenario;

import dev.belfry.bench.post.Letter.Keeping;
import dev.belfry.bench.post.Order;
import dev.belfry.bench.post.Posting.Posted;
import java.time.Duration;
import java.util.List;

/**
 * Posts to single recipients at a higher and higher rate: doubled while it is held, then halved in
 * between. Beside it, what the database alone does with the same statement.
 */
record Rate() implements Scenario {

  private static final int FIRST = 500;
  private static final int HIGHEST = 16_000;
  private static final int HALVINGS = 3;
  private static final double HELD_MILLIS = 50;
  private static final int PATIENCE_SECONDS = 1;
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  @Override
  public String name() {
    return "rate";
  }

  @Override
  public String title() {
    return "To one recipient, stored, as many as can be";
  }

  @Override
  public List<String> beside() {
    return List.of("belfry", "nchan");
  }

  @Override
  public Figures run(Session session) {
    session.needsItsOwn();
    Unicast.warmUp(session, Keeping.DURABLE);
    double held = highest(session);
    Figures figures = new Figures().put(Figure.HELD_RATE, held);
    session.faults(figures);
    session
        .inBareSql(log -> log.postsPerSecond(session.swarm().size(), session.effort().seconds()))
        .ifPresent(bare -> figures.put(Figure.SQL_POSTS, bare).put(Figure.SQL_SHARE, held / bare));
    return figures;
  }

  private static double highest(Session session) {
    double held = 0;
    double missed = FIRST;
    while (missed <= HIGHEST && holds(session, missed)) {
      held = missed;
      missed *= 2;
    }
    if (missed > HIGHEST) return held;
    for (int i = 0; i < HALVINGS; i++) {
      double between = (held + missed) / 2;
      if (holds(session, between)) held = between;
      else missed = between;
    }
    return held;
  }

  private static boolean holds(Session session, double rate) {
    int count = (int) (rate * Math.max(2, session.effort().seconds() / 2));
    Order order = Order.of(Keeping.DURABLE, (int) rate, count, session.swarm().size());
    session.tally().measureFromNow();
    Posted posted = session.posts().begin(order.patient(PATIENCE_SECONDS)).await();
    session.awaitAll(LIMIT);
    double p99 = Session.p99(session.tally().latency());
    System.out.printf("  at %,.0f/s: p99 %,.1f ms%n", rate, p99);
    Session.rest(BETWEEN);
    return posted.whole() && p99 < HELD_MILLIS;
  }
}
