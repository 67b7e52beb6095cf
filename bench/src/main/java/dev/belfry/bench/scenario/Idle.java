package dev.belfry.bench.scenario;

import dev.belfry.bench.driver.Swarm;
import dev.belfry.bench.measure.Heap;
import dev.belfry.bench.measure.Meter;
import java.time.Duration;
import java.util.List;

/** Streams that are open and silent: what each of them costs. */
record Idle() implements Scenario {

  private static final double KIB = 1024;
  private static final int WARM_UP = 500;

  @Override
  public String name() {
    return "idle";
  }

  @Override
  public String title() {
    return "Idle streams";
  }

  @Override
  public List<String> beside() {
    return List.of("belfry", "nchan", "nchan-one", "limit");
  }

  @Override
  public List<Integer> sizes(Sizes sizes) {
    return List.of(sizes.most());
  }

  @Override
  public boolean opensStreams() {
    return true;
  }

  @Override
  public Figures run(Session session) {
    Figures figures = new Figures();
    warmUp(session);
    double heapBefore = heap(session, figures);
    double memoryBefore = session.server().processes().pssKiB();
    opening(session, figures);
    idling(session, figures);
    int streams = session.swarm().size();
    double heap = heap(session, figures);
    double memory = session.server().processes().pssKiB();
    figures
        .put(Figure.BASE_MEMORY, memoryBefore / KIB)
        .put(Figure.MEMORY_PER_STREAM, (memory - memoryBefore) / streams)
        .put(Figure.MEMORY, memory / KIB);
    if (session.server().isJava())
      figures.put(Figure.HEAP_PER_STREAM, (heap - heapBefore) / streams);
    return figures;
  }

  /**
   * Code, pools and caches that any number of streams needs are not the price of a stream. Only a
   * few: what servers keep of streams that are closed would be missing from those that come.
   */
  private static void warmUp(Session session) {
    int few = Math.min(WARM_UP, session.swarm().size() / 10);
    session.swarm().open(Session.AT_A_TIME, 0, few);
    session.closeStreams();
    Session.rest(Duration.ofSeconds(3));
  }

  private static void opening(Session session, Figures figures) {
    Meter meter = session.meter();
    Swarm.Opened opened = session.openStreams();
    Meter.Used used = meter.stop();
    Storm.opened(figures, opened, used);
  }

  private static void idling(Session session, Figures figures) {
    Meter meter = session.meter();
    Session.rest(Duration.ofSeconds(session.effort().seconds()));
    Meter.Used used = meter.stop();
    figures
        .put(Figure.IDLE_CPU, 100 * used.server() / session.effort().seconds())
        .put(Figure.OTHER_LOAD, used.otherLoad());
  }

  private static double heap(Session session, Figures figures) {
    if (!session.server().isJava()) return 0;
    Heap heap = Heap.of(session.server().processes().pid());
    figures.note(heap.histogram());
    return heap.bytes() / KIB;
  }
}
