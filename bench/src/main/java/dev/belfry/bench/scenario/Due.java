package dev.belfry.bench.scenario;

import dev.belfry.bench.post.Letter.Keeping;
import dev.belfry.bench.post.Order;
import dev.belfry.bench.post.Posting;
import dev.belfry.bench.post.Refused;
import java.time.Duration;
import java.util.List;

/** Somebody comes back after thousands of broadcasts and opens the inbox, while others are told. */
record Due() implements Scenario {

  private static final int RECIPIENTS = 50;
  private static final int BROADCASTS_PER_SECOND_OF_EFFORT = 500;
  private static final int POSTS_PER_SECOND = 100;
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration AROUND = Duration.ofSeconds(1);

  @Override
  public String name() {
    return "due";
  }

  @Override
  public String title() {
    return "5,000 broadcasts are due for one who opens the inbox";
  }

  @Override
  public List<String> beside() {
    return List.of("belfry");
  }

  @Override
  public List<Integer> sizes(Sizes sizes) {
    return List.of(RECIPIENTS);
  }

  @Override
  public boolean opensStreams() {
    return true;
  }

  @Override
  public Figures run(Session session) {
    byte[] inbox = session.server().inbox(0).orElseThrow(() -> new Refused("has no inbox"));
    session.posts().to(0, Keeping.DURABLE); // she has an inbox, and no stream
    session.swarm().open(Session.AT_A_TIME, 1, RECIPIENTS);
    int broadcasts = BROADCASTS_PER_SECOND_OF_EFFORT * session.effort().seconds();
    for (int i = 0; i < broadcasts; i++) session.posts().toEveryone(Keeping.DURABLE);
    session.awaitDelivered(broadcasts * (RECIPIENTS - 1L), LIMIT);

    double without = p99(session, () -> Session.rest(AROUND));
    Figures figures = new Figures();
    double with =
        p99(session, () -> figures.put(Figure.FIRST_PAGE, session.posts().ask(inbox) / 1e6));
    figures
        .put(Figure.P99, with)
        .put(Figure.P99_WITHOUT, without)
        .put(Figure.P99_RATIO, with / without);
    session.faults(figures, broadcasts * (RECIPIENTS - 1L) + session.posts().personal() - 1);
    return figures;
  }

  /** Of what is posted to the others a second before, meanwhile, and a second afterwards. */
  private static double p99(Session session, Runnable meanwhile) {
    session.tally().measureFromNow();
    Posting posting =
        session.posts().begin(Order.steady(Keeping.DURABLE, POSTS_PER_SECOND, 1, RECIPIENTS));
    Session.rest(AROUND);
    meanwhile.run();
    Session.rest(AROUND);
    posting.stop();
    Session.rest(AROUND); // or the last would not be counted
    return Session.p99(session.tally().latency());
  }
}
