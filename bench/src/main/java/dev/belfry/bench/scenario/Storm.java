package dev.belfry.bench.scenario;

import dev.belfry.bench.driver.Swarm;
import dev.belfry.bench.measure.Meter;
import dev.belfry.bench.post.Letter.Keeping;
import dev.belfry.bench.post.Order;
import dev.belfry.bench.post.Posting;
import dev.belfry.bench.sql.Database;
import java.time.Duration;
import java.util.List;

/**
 * Every connection is cut at once, some recipients miss notifications, and all return as fast as
 * they are let in, each at its position, while posts go on.
 */
record Storm() implements Scenario {

  private static final int AT_A_TIME = 1_000;
  private static final int POSTS_PER_SECOND = 100;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** So late the database tells what it has done. */
  private static final Duration TOLD = Duration.ofMillis(1_500);

  @Override
  public String name() {
    return "storm";
  }

  @Override
  public String title() {
    return "Reconnect storm, with 100 posts a second";
  }

  @Override
  public List<String> beside() {
    return List.of("belfry", "nchan");
  }

  @Override
  public Figures run(Session session) {
    session.needsItsOwn();
    int streams = session.swarm().size();
    tellSome(session);
    session.awaitAll(LIMIT);
    session.swarm().cut();
    tellSome(session);

    Reads reads = new Reads(session);
    Meter meter = session.meter();
    Posting posting =
        session.posts().begin(Order.steady(Keeping.DURABLE, POSTS_PER_SECOND, 0, streams));
    long start = System.nanoTime();
    Swarm.Opened opened = session.swarm().open(AT_A_TIME);
    posting.stop();
    boolean whole = session.awaitAll(LIMIT);
    Figures figures = new Figures().put(Figure.OPENED, opened.open());
    if (whole) figures.put(Figure.BACK_SECONDS, (session.tally().last() - start) / 1e9);
    opened(figures, opened, meter.stop());
    figures.put(Figure.ANSWER_P99, Session.p99(session.posts().answers()));
    reads.put(figures, opened.open());
    session.faults(figures);
    return figures;
  }

  /** As many as a tenth of the streams. */
  private static void tellSome(Session session) {
    int streams = session.swarm().size();
    session.posts().begin(Order.unpaced(Keeping.DURABLE, streams / 10, 0, streams)).await();
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

  /** What the database did meanwhile. */
  private record Reads(Session session, long transactions, long rows) {

    Reads(Session session) {
      this(session, transactions(session), rows(session));
    }

    void put(Figures figures, int streams) {
      if (session.server().log().isEmpty()) return;
      Session.rest(TOLD);
      figures
          .put(
              Figure.OPENING_TRANSACTIONS,
              (transactions(session) - transactions) / (double) streams)
          .put(Figure.OPENING_ROWS, (rows(session) - rows) / (double) streams);
    }

    private static long transactions(Session session) {
      return session.server().log().map(Database::transactions).orElse(0L);
    }

    private static long rows(Session session) {
      return session.server().log().map(Database::rowsRead).orElse(0L);
    }
  }
}
