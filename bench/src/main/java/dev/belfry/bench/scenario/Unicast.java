package dev.belfry.bench.scenario;

import dev.belfry.bench.measure.Meter;
import dev.belfry.bench.post.Letter.Keeping;
import dev.belfry.bench.post.Posts.Posted;
import java.time.Duration;

/** Posts at an even rate, each to one recipient drawn at random. */
public final class Unicast implements Scenario {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int UNPACED = 1_000_000;

  private final Keeping keeping;

  public Unicast(Keeping keeping) {
    this.keeping = keeping;
  }

  @Override
  public String name() {
    return keeping == Keeping.DURABLE ? "unicast" : "unicast-transient";
  }

  @Override
  public String title() {
    return keeping == Keeping.DURABLE ? "To one recipient, stored" : "To one recipient, transient";
  }

  @Override
  public Figures run(Session session) {
    session.needsItsOwn();
    int rate = session.effort().perSecond();
    long due = post(session, UNPACED, session.effort().warmUps()).accepted();
    session.awaitDelivered(due, LIMIT);
    session.tally().latency(); // those of the warm-up

    Meter meter = session.meter();
    long bytes = session.tally().bytes();
    Posted posted = post(session, rate, rate * session.effort().seconds());
    session.awaitDelivered(due + posted.accepted(), LIMIT);
    Figures figures = new Figures().put(Figure.POSTS_REFUSED, posted.refused());
    Session.cost(figures, meter.stop(), posted.accepted());
    Session.latencies(figures, session.tally().latency());
    figures
        .put(Figure.RATE, posted.accepted() / posted.seconds())
        .put(Figure.BYTES, (double) (session.tally().bytes() - bytes) / posted.accepted());
    session.faults(figures, due + posted.accepted());
    return figures;
  }

  private Posted post(Session session, int perSecond, int count) {
    return session.posts().atRandom(keeping, perSecond, count);
  }
}
