package dev.belfry.bench.scenario;

import dev.belfry.bench.post.Letter.Keeping;
import dev.belfry.bench.post.Order;
import dev.belfry.bench.post.Posting;
import dev.belfry.bench.post.Posting.Posted;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Posts to a few recipients whose inboxes are full already: does a long log slow a post down? */
record Inboxes() implements Scenario {

  private static final int RECIPIENTS = 4;
  private static final int WARM_UPS = 2_000;

  @Override
  public String name() {
    return "inboxes";
  }

  @Override
  public String title() {
    return "To four recipients with full inboxes, each post as soon as the one before was taken";
  }

  @Override
  public List<String> beside() {
    return List.of("belfry");
  }

  @Override
  public List<Integer> sizes(Sizes sizes) {
    return sizes.inboxes();
  }

  @Override
  public String unit() {
    return "notifications in each";
  }

  @Override
  public int recipients(int size) {
    return 2 * RECIPIENTS;
  }

  @Override
  public boolean opensStreams() {
    return true; // none
  }

  @Override
  public Figures run(Session session) {
    List<Integer> full = IntStream.range(0, RECIPIENTS).boxed().toList();
    session.needsLog().fill(full, session.size());
    Order others = Order.unpaced(Keeping.DURABLE, WARM_UPS, RECIPIENTS, 2 * RECIPIENTS);
    session.posts().begin(others).await();

    Posting posting =
        session.posts().begin(Order.unpaced(Keeping.DURABLE, Integer.MAX_VALUE, 0, RECIPIENTS));
    Session.rest(Duration.ofSeconds(session.effort().seconds()));
    Posted posted = posting.stop();
    return new Figures()
        .put(Figure.POSTS_PER_SECOND, posted.accepted() / posted.seconds())
        .put(Figure.ANSWER_P99, Session.p99(session.posts().answers()))
        .put(Figure.POSTS_REFUSED, posted.refused());
  }
}
