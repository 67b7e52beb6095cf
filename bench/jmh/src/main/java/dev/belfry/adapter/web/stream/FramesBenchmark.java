package dev.belfry.adapter.web.stream;

import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.JsonObject;
import dev.belfry.domain.Message;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Position;
import dev.belfry.domain.Priority;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Sender;
import dev.belfry.domain.TransientNotification;
import dev.belfry.domain.Witness;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;

/**
 * From an event to its bytes. In the package of the encoder, which shows itself to nobody else.
 *
 * <p>{@link #first} is what the first of all receivers costs, {@link #further} each of the others.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FramesBenchmark {

  private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");

  /** How long the text is. */
  @Param({"30", "4000"})
  public int length;

  private Frames frames;
  private Message message;
  private JsonObject data;
  private RecordedEvent known;
  private TransientNotification passing;

  @Setup
  public void setup() {
    frames = new Frames(JsonMapper.builder().build(), Duration.ofSeconds(15));
    message = new Message("Order 4711 shipped", "x".repeat(length), null);
    data = new JsonObject("{\"order\":4711}");
    known = event();
    passing = new TransientNotification(message, null, Priority.NORMAL, data, AT);
  }

  private RecordedEvent event() {
    var notification =
        new Notification(
            NotificationId.mint(AT),
            Sender.ofJwt("bench"),
            message,
            null,
            Priority.NORMAL,
            data,
            AT);
    return new RecordedEvent(
        new RecipientId("ada"),
        new Position(42, new Witness("51fe02aa")),
        new Witness("51fe02a9"),
        new Counts(3, 17, 42),
        new InboxEvent.Published(notification));
  }

  @Benchmark
  public byte[] first() {
    return frames.event(event(), true);
  }

  @Benchmark
  public byte[] further() {
    return frames.event(known, true);
  }

  @Benchmark
  public byte[] passing() {
    return frames.passing(passing);
  }
}
