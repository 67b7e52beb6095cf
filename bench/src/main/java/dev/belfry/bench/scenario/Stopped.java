package dev.belfry.bench.scenario;

import dev.belfry.bench.measure.Heap;
import dev.belfry.bench.measure.Meter;
import dev.belfry.bench.post.Letter.Keeping;
import java.time.Duration;
import java.util.List;

/**
 * To everyone, first while all read, then while one client in a hundred does not. Shows whether the
 * others notice, what the server keeps for those that have stopped, and whether these get all of it
 * in the end.
 */
record Stopped() implements Scenario {

  /** The longest text that Belfry takes: a few of them fill what a socket holds. */
  private static final String LONG = "x".repeat(4_000);

  private static final int BROADCASTS = 40;
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final double MEBI = 1024 * 1024;

  @Override
  public String name() {
    return "stopped";
  }

  @Override
  public String title() {
    return "To everyone, stored, events of 4 KB, 1 % of the clients have stopped";
  }

  @Override
  public List<String> beside() {
    return List.of("belfry", "nchan");
  }

  @Override
  public boolean opensStreams() {
    return true;
  }

  @Override
  public Figures run(Session session) {
    session.swarm().setRareApart();
    session.openStreams();
    int all = session.swarm().size();
    for (int i = 0; i < BROADCASTS / 4; i++) post(session, all);
    double without = p99(session, all);
    double heap = heap(session);

    double memory = session.server().processes().pssKiB();
    session.swarm().stopRare();
    Meter meter = session.meter();
    int reading = all - session.swarm().rare();
    double with = p99(session, reading);
    Figures figures = new Figures();
    Session.cost(figures, meter.stop(), (long) BROADCASTS * reading);
    figures
        .put(Figure.P99, with)
        .put(Figure.P99_WITHOUT, without)
        .put(Figure.P99_RATIO, with / without)
        .put(Figure.GROWTH_MEMORY, (session.server().processes().pssKiB() - memory) / 1024);
    if (session.server().isJava()) figures.put(Figure.GROWTH_HEAP, heap(session) - heap);
    release(session, figures);
    session.faults(figures);
    return figures;
  }

  private static double p99(Session session, int reading) {
    session.tally().measureFromNow();
    for (int i = 0; i < BROADCASTS; i++) post(session, reading);
    return Session.p99(session.tally().latency());
  }

  private static void post(Session session, int reading) {
    Broadcast.millisToLast(session, Keeping.DURABLE, LONG, reading);
  }

  private static double heap(Session session) {
    if (!session.server().isJava()) return 0;
    return Heap.of(session.server().processes().pid()).bytes() / MEBI;
  }

  private static void release(Session session, Figures figures) {
    session.swarm().releaseRare();
    long start = System.nanoTime();
    if (session.awaitAll(LIMIT)) {
      figures.put(Figure.CATCH_UP, (System.nanoTime() - start) / 1e9);
    }
  }
}
