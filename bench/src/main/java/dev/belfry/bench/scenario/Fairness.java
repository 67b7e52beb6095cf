package dev.belfry.bench.scenario;

import dev.belfry.bench.post.Letter.Keeping;
import dev.belfry.bench.post.Order;
import dev.belfry.bench.post.Posting;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Half of the clients come back to many events that they have missed, all at once, while the other
 * half is posted to as before.
 */
record Fairness() implements Scenario {

  private static final int MOST_STREAMS = 2_000;
  private static final int MISSED_PER_SECOND_OF_EFFORT = 100;

  /** More than one, because a list takes at most a thousand, and there are cores to spare. */
  private static final int LISTS = 4;

  private static final int POSTS_PER_SECOND = 200;
  private static final int AT_A_TIME = 1_000;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "fairness";
  }

  @Override
  public String title() {
    return "A thousand replay a thousand events each, and others get live ones";
  }

  @Override
  public List<String> beside() {
    return List.of("belfry");
  }

  @Override
  public List<Integer> sizes(Sizes sizes) {
    return List.of(Math.min(sizes.streams(), MOST_STREAMS));
  }

  @Override
  public Figures run(Session session) {
    session.needsLog();
    int all = session.swarm().size();
    int behind = all / 2;
    int missed = MISSED_PER_SECOND_OF_EFFORT * session.effort().seconds();
    session.swarm().cut(0, behind);
    session.swarm().setApart(behind);
    miss(session, behind, missed);

    Order live = Order.steady(Keeping.DURABLE, POSTS_PER_SECOND, behind, all);
    double without =
        p99(
            session,
            live,
            () -> {
              Session.rest(Duration.ofSeconds(session.effort().seconds()));
            });
    Figures figures = new Figures();
    double with =
        p99(
            session,
            live,
            () -> {
              long start = System.nanoTime();
              session.swarm().open(AT_A_TIME, 0, behind);
              if (Session.await(() -> haveAll(session, behind, missed), LIMIT)) {
                figures.put(Figure.CATCH_UP, (System.nanoTime() - start) / 1e9);
              }
            });
    figures
        .put(Figure.P99, with)
        .put(Figure.P99_WITHOUT, without)
        .put(Figure.P99_RATIO, with / without);
    session.faults(figures);
    return figures;
  }

  /** Of what is posted to the live ones while something else is done. */
  private static double p99(Session session, Order live, Runnable meanwhile) {
    session.tally().measureFromNow();
    Posting posting = session.posts().begin(live);
    meanwhile.run();
    posting.stop();
    Session.rest(Duration.ofSeconds(1)); // or the last would not be counted
    return Session.p99(session.tally().latency());
  }

  private static boolean haveAll(Session session, int behind, int missed) {
    return IntStream.range(0, behind).allMatch(i -> session.swarm().taken(i) >= missed);
  }

  /** Posts lists, each to a quarter of those that are away. */
  private static void miss(Session session, int behind, int missed) {
    IntStream.range(0, LISTS)
        .parallel()
        .forEach(list -> {
          int from = behind * list / LISTS;
          int until = behind * (list + 1) / LISTS;
          for (int i = 0; i < missed; i++) session.posts().toAll(from, until, Keeping.DURABLE);
        });
  }
}
