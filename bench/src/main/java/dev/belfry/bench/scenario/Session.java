package dev.belfry.bench.scenario;

import dev.belfry.bench.driver.Swarm;
import dev.belfry.bench.driver.Tally;
import dev.belfry.bench.measure.Meter;
import dev.belfry.bench.post.Posts;
import dev.belfry.bench.post.Refused;
import dev.belfry.bench.server.Server;
import dev.belfry.bench.sql.Database;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * One server with its streams, for one round of one scenario.
 *
 * @param effort how much is done
 * @param size of what the scenario has most of: streams, for the most part
 */
public record Session(Server server, Swarm swarm, Posts posts, Effort effort, int size)
    implements AutoCloseable {

  /** How many streams may wait to be opened; a browser farm, not an attack. */
  public static final int AT_A_TIME = 128;

  private static final Duration NOTICED = Duration.ofMinutes(1);

  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * How much is done.
   *
   * @param warmUps posts, and ten times as many deliveries of broadcasts, before anything is
   *     measured
   * @param broadcasts one by one, in a round
   * @param perSecond unicast posts
   * @param seconds of unicast posts, or of idling
   */
  public record Effort(int warmUps, int broadcasts, int perSecond, int seconds) {}

  Tally tally() {
    return swarm.tally();
  }

  public Swarm.Opened openStreams() {
    Swarm.Opened opened = swarm.open(AT_A_TIME);
    if (opened.open() < swarm.size()) {
      throw new Refused(
          "opened %d of %d streams %s"
              .formatted(opened.open(), swarm.size(), firstLine(tally().refusals().keySet())));
    }
    return opened;
  }

  private static String firstLine(Iterable<String> refusals) {
    for (String refusal : refusals) return "(" + refusal.lines().findFirst().orElse("") + ")";
    return "";
  }

  void needsItsOwn() {
    if (!server.hearsItsOwn()) throw new Refused("has only broadcasts");
  }

  Meter meter() {
    return Meter.start(server.processes(), server.database());
  }

  /** False where it takes longer. Looks once in half a millisecond. */
  static boolean await(BooleanSupplier condition, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) return false;
      LockSupport.parkNanos(500_000);
    }
    return true;
  }

  boolean awaitDelivered(long total, Duration limit) {
    return await(() -> tally().delivered() >= total, limit);
  }

  /** Until every stream has had all that was accepted for it. */
  boolean awaitAll(Duration limit) {
    return awaitDelivered(due(), limit);
  }

  private long due() {
    return posts.personal() + (long) posts.broadcasts() * swarm.size();
  }

  /** What the database of this server does by itself; its server does nothing meanwhile. */
  <T> Optional<T> inBareSql(Function<Database, T> work) {
    return server
        .log()
        .map(log -> {
          server.processes().halt();
          try {
            return work.apply(log);
          } finally {
            server.processes().goOn();
          }
        });
  }

  /** For what only makes sense where something is kept. */
  Database needsLog() {
    return server.log().orElseThrow(() -> new Refused("keeps no log"));
  }

  /** Cuts all streams and waits until the server has noticed, which may take two heartbeats. */
  void closeStreams() {
    swarm.cut();
    long end = System.nanoTime() + NOTICED.toNanos();
    do rest(Duration.ofSeconds(1));
    while (!server.hasNoStreams() && System.nanoTime() < end);
  }

  static void rest(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  /** In milliseconds. */
  static double p99(Histogram times) {
    return times.getValueAtPercentile(99) / NANOS_PER_MILLI;
  }

  /** Sorts them. */
  static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  static void latencies(Figures figures, Histogram times) {
    figures
        .put(Figure.P50, times.getValueAtPercentile(50) / NANOS_PER_MILLI)
        .put(Figure.P99, p99(times))
        .put(Figure.P999, times.getValueAtPercentile(99.9) / NANOS_PER_MILLI)
        .put(Figure.WORST, times.getMaxValue() / NANOS_PER_MILLI);
  }

  static void cost(Figures figures, Meter.Used used, long deliveries) {
    double each = 100_000.0 / Math.max(1, deliveries);
    figures
        .put(Figure.CPU, used.server() * each)
        .put(Figure.DATABASE_CPU, used.database() * each)
        .put(Figure.OTHER_LOAD, used.otherLoad());
  }

  /** What went wrong since the session began. */
  void faults(Figures figures) {
    faults(figures, due());
  }

  /**
   * The same where not everyone has a stream.
   *
   * @param due what should have been delivered
   */
  void faults(Figures figures, long due) {
    figures
        .put(Figure.NOT_DELIVERED, due - tally().delivered())
        .put(Figure.DOUBLED, tally().doubled())
        .put(Figure.DISORDERED, tally().disordered())
        .put(Figure.LOST_STREAMS, tally().lost())
        .put(Figure.RESETS, tally().resets());
  }

  @Override
  public void close() {
    posts.close();
    swarm.close();
    server.close();
  }
}
