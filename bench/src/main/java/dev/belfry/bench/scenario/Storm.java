package dev.belfry.bench.scenario;

import dev.belfry.bench.driver.Swarm;
import dev.belfry.bench.measure.Meter;
import dev.belfry.bench.post.Letter.Keeping;
import java.time.Duration;

/**
 * Every connection is cut at once, a tenth of the recipients miss a notification, and all return as
 * fast as they are let in, each at its position.
 */
public final class Storm implements Scenario {

  private static final int AT_A_TIME = 1_000;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "storm";
  }

  @Override
  public String title() {
    return "Reconnect storm";
  }

  @Override
  public Figures run(Session session) {
    session.needsItsOwn();
    int streams = session.swarm().size();
    for (int i = 0; i < streams; i += 10) session.posts().to(i, Keeping.DURABLE);
    int told = (streams + 9) / 10;
    session.awaitDelivered(told, LIMIT);
    session.swarm().cut();
    for (int i = 0; i < streams; i += 10) session.posts().to(i, Keeping.DURABLE);
    Meter meter = session.meter();
    Swarm.Opened opened = session.swarm().open(AT_A_TIME);
    session.awaitDelivered(2L * told, LIMIT);
    Figures figures = new Figures().put(Figure.OPENED, opened.open());
    opened(figures, opened, meter.stop());
    session.faults(figures, 2L * told);
    return figures;
  }

  static void opened(Figures figures, Swarm.Opened opened, Meter.Used used) {
    double thousands = opened.open() / 1_000.0;
    figures
        .put(Figure.AGAIN, opened.again())
        .put(Figure.OPENED_PER_SECOND, opened.open() / opened.seconds())
        .put(Figure.OPENING_SECONDS, opened.seconds())
        .put(Figure.OPENING_CPU, used.server() / thousands)
        .put(Figure.OPENING_DATABASE_CPU, used.database() / thousands)
        .put(Figure.OTHER_LOAD, used.otherLoad());
  }
}
