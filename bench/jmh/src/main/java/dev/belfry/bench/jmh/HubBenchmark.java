package dev.belfry.bench.jmh;

import dev.belfry.application.hub.Hub;
import dev.belfry.application.hub.StreamRules;
import dev.belfry.application.port.in.OpenStream;
import dev.belfry.application.port.out.InMemoryInboxLog;
import dev.belfry.domain.Audience;
import dev.belfry.domain.Message;
import dev.belfry.domain.Priority;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.TransientNotification;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From the hub to sinks that take everything: what delivery costs without sockets and database. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HubBenchmark {

  private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
  private static final TransientNotification PASSING =
      new TransientNotification(
          new Message("Order 4711 shipped", "Parcel 42 left the warehouse.", null),
          null,
          Priority.NORMAL,
          null,
          AT);

  @Param({"100", "10000"})
  public int streams;

  private final LongAdder taken = new LongAdder();
  private Hub hub;

  @Setup(Level.Trial)
  public void open() {
    hub = new Hub(new InMemoryInboxLog(), InstantSource.fixed(AT), rules());
    for (int i = 0; i < streams; i++) {
      var request =
          new OpenStream.Request(
              new RecipientId("r" + i), null, null, AT.plusSeconds(3_600), false);
      hub.open(request, new CountingSink(taken)).writable();
    }
  }

  private static StreamRules rules() {
    Duration never = Duration.ofHours(1);
    return new StreamRules(
        never, never, never, 64 * 1024, 8 * 1024 * 1024, 10, 20_000, never, never);
  }

  /** A transient one to everybody, until the last has it. */
  @Benchmark
  public long everyone() {
    return passed(new Audience.Everyone(), streams);
  }

  /** A transient one to one of them, until she has it. */
  @Benchmark
  public long one() {
    return passed(new Audience.Named(Set.of(new RecipientId("r7"))), 1);
  }

  private long passed(Audience to, int receivers) {
    long due = taken.sum() + receivers;
    hub.pass(to, PASSING);
    while (taken.sum() < due) Thread.onSpinWait();
    return due;
  }

  @TearDown(Level.Trial)
  public void close() {
    hub.close();
  }
}
