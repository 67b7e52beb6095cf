package dev.belfry.bench.scenario;

import dev.belfry.bench.measure.Heap;
import dev.belfry.bench.measure.Meter;
import dev.belfry.bench.measure.Sockets;
import dev.belfry.bench.post.Letter.Keeping;
import java.time.Duration;
import java.util.List;

/**
 * To everyone, while all read and while one client in a hundred does not. Shows whether the others
 * notice, what the server keeps for those that have stopped, and whether these get all of it in the
 * end.
 */
record Stopped() implements Scenario {

  /** The longest text that Belfry takes. */
  private static final String LONG = "x".repeat(4_000);

  /** With and without in turns, for a database has better and worse minutes. */
  private static final int PAIRS = 3;

  private static final int BROADCASTS = 15;

  /** What the sockets of both sides hold, and some more. */
  private static final int FILLING = 50;

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
    int reading = all - session.swarm().rare();
    send(session, FILLING, all); // until the compilers have done their work
    double heap = heap(session);
    double memory = session.server().processes().pssKiB();

    Figures figures = new Figures();
    double[] without = new double[PAIRS];
    double[] with = new double[PAIRS];
    Meter meter = session.meter();
    for (int i = 0; i < PAIRS; i++) {
      without[i] = p99(session, all);
      session.swarm().stopRare();
      send(session, FILLING, reading);
      with[i] = p99(session, reading);
      if (i < PAIRS - 1) release(session, figures);
    }
    long deliveries = (long) BROADCASTS * all + (long) (FILLING + BROADCASTS) * reading;
    Session.cost(figures, meter.stop(), PAIRS * deliveries);
    sockets(session, figures);
    figures.put(Figure.GROWTH_MEMORY, (session.server().processes().pssKiB() - memory) / 1024);
    if (session.server().isJava()) figures.put(Figure.GROWTH_HEAP, heap(session) - heap);
    release(session, figures);
    compare(figures, Session.median(with), Session.median(without));
    session.faults(figures);
    return figures;
  }

  private static void compare(Figures figures, double with, double without) {
    figures
        .put(Figure.P99, with)
        .put(Figure.P99_WITHOUT, without)
        .put(Figure.P99_RATIO, with / without);
  }

  private static double p99(Session session, int reading) {
    session.tally().measureFromNow();
    send(session, BROADCASTS, reading);
    return Session.p99(session.tally().latency());
  }

  private static void send(Session session, int broadcasts, int reading) {
    for (int i = 0; i < broadcasts; i++) {
      Broadcast.millisToLast(session, Keeping.DURABLE, LONG, reading);
    }
  }

  private static void sockets(Session session, Figures figures) {
    var waiting = Sockets.waiting(session.server().door().address().getPort());
    figures
        .put(Figure.NOT_TAKEN, waiting.getCount())
        .put(Figure.SOCKET, waiting.getAverage() / 1024);
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
