package dev.belfry.bench.scenario;

import dev.belfry.bench.measure.Heap;
import dev.belfry.bench.measure.Meter;
import dev.belfry.bench.post.Letter;
import dev.belfry.bench.post.Letter.Keeping;
import dev.belfry.bench.post.Refused;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * To everyone, one after the other: the next when the last stream has had this one.
 *
 * @param text what is posted; long or short
 * @param grows whether it is measured with more and more streams
 */
record Broadcast(
    String name, String title, List<String> beside, Keeping keeping, String text, boolean grows)
    implements Scenario {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration APART = Duration.ofMillis(100);

  /** With what is around it, an event of 16 KB. */
  private static final String LARGE = "x".repeat(15_600);

  static Broadcast of(Keeping keeping) {
    return keeping == Keeping.DURABLE
        ? new Broadcast(
            "broadcast",
            "To everyone, stored",
            List.of("belfry", "nchan"),
            keeping,
            Letter.TEXT,
            false)
        : new Broadcast(
            "broadcast-transient",
            "To everyone, transient",
            List.of("belfry", "nchan", "nchan-one", "pushpin", "naive", "limit"),
            keeping,
            Letter.TEXT,
            false);
  }

  static Broadcast large() {
    return new Broadcast(
        "large",
        "To everyone, transient, events of 16 KB",
        List.of("belfry", "nchan", "limit"),
        Keeping.TRANSIENT,
        LARGE,
        false);
  }

  static Broadcast growing() {
    return new Broadcast(
        "growth",
        "To everyone, transient, with more and more streams",
        List.of("belfry", "nchan", "limit"),
        Keeping.TRANSIENT,
        Letter.TEXT,
        true);
  }

  @Override
  public List<Integer> sizes(Sizes sizes) {
    return grows ? sizes.growth() : List.of(sizes.streams());
  }

  @Override
  public int rounds() {
    return grows ? 1 : Integer.MAX_VALUE;
  }

  @Override
  public Figures run(Session session) {
    Figures figures = new Figures();
    if (grows) memory(session, figures);
    warmUp(session, keeping, text);
    int rounds = session.effort().broadcasts();
    long bytes = session.tally().bytes();
    Meter meter = session.meter();
    double[] last = new double[rounds];
    for (int i = 0; i < rounds; i++) last[i] = millisToLast(session, keeping, text);
    Meter.Used used = meter.stop();
    Arrays.sort(last);

    long deliveries = (long) rounds * session.swarm().size();
    figures
        .put(Figure.LAST_RECEIVER, last[rounds / 2])
        .put(Figure.LAST_RECEIVER_WORST, last[rounds - 1])
        .put(Figure.BYTES, (double) (session.tally().bytes() - bytes) / deliveries);
    Session.latencies(figures, session.tally().latency());
    Session.cost(figures, used, deliveries);
    session.faults(figures);
    if (keeping == Keeping.DURABLE) besideSql(session, figures, last[rounds / 2]);
    return figures;
  }

  private static void memory(Session session, Figures figures) {
    if (session.server().isJava()) Heap.of(session.server().processes().pid()); // collects
    figures.put(Figure.MEMORY, session.server().processes().pssKiB() / 1024);
  }

  /** From the post to the last receiver, as if storing were all that happens there. */
  private static void besideSql(Session session, Figures figures, double millis) {
    int streams = session.swarm().size();
    int broadcasts = session.effort().broadcasts();
    double own = streams / (millis / 1e3);
    session
        .inBareSql(log -> log.copies(streams, broadcasts))
        .map(Session::median)
        .ifPresent(bare ->
            figures
                .put(Figure.ENTRIES_PER_SECOND, own)
                .put(Figure.SQL_ENTRIES, bare)
                .put(Figure.SQL_SHARE, own / bare));
    session
        .inBareSql(log -> log.copiesByTwo(streams, broadcasts))
        .map(Session::median)
        .ifPresent(bare -> figures.put(Figure.SQL_ENTRIES_BY_TWO, bare));
  }

  /**
   * Until the compilers have done their work: also that on a post, for broadcasts alone are too
   * few.
   */
  static void warmUp(Session session, Keeping keeping, String text) {
    if (session.server().hearsItsOwn()) Unicast.warmUp(session, Keeping.TRANSIENT);
    int count = Math.max(5, 10 * session.effort().warmUps() / session.swarm().size());
    for (int i = 0; i < count; i++) millisToLast(session, keeping, text);
    session.tally().latency(); // is not counted
  }

  /** Posts one and waits for all. */
  private static double millisToLast(Session session, Keeping keeping, String text) {
    return millisToLast(session, keeping, text, session.swarm().size());
  }

  /** Posts one and waits for so many. */
  static double millisToLast(Session session, Keeping keeping, String text, int streams) {
    long before = session.tally().delivered();
    long sentAt = session.posts().toEveryone(keeping, text);
    if (!session.awaitDelivered(before + streams, LIMIT)) {
      long had = session.tally().delivered() - before;
      throw new Refused(
          "reached %,d of %,d streams in %d s".formatted(had, streams, LIMIT.toSeconds()));
    }
    double millis = (session.tally().last() - sentAt) / 1e6;
    Session.rest(APART);
    return millis;
  }
}
