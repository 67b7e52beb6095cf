package dev.belfry.application.hub;

import dev.belfry.application.port.in.StreamSink.Farewell;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * When a stream has to say something, and when it has to end. Durations are measured by a clock
 * that never jumps; only the token's end is a time of day.
 */
final class Lifetime {

  /** How long a goodbye waits for a client that does not read, before it is cut off without one. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final long tokenEnds;
  private final long heartbeat;
  private final long rotation;
  private final long began = System.nanoTime();
  private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
  private volatile long lastWrite = began;

  /**
   * @param heartbeat the longest silence
   * @param rotation how long the stream lives
   */
  Lifetime(InstantSource clock, Instant tokenEnds, Duration heartbeat, Duration rotation) {
    this.clock = clock;
    this.tokenEnds = tokenEnds.getEpochSecond();
    this.heartbeat = heartbeat.toNanos();
    this.rotation = rotation.toNanos();
  }

  /** To compare with others of this node. */
  long began() {
    return began;
  }

  void wrote() {
    lastWrite = System.nanoTime();
  }

  /** Whether a heartbeat is due: the pulse beats fifteen times in one, so it comes a beat early. */
  boolean isSilent() {
    return System.nanoTime() - lastWrite >= heartbeat - heartbeat / 15;
  }

  /** Whether there is something to say without anything having happened. */
  boolean isDue() {
    return isSilent() || farewell() != null;
  }

  /** Ends the stream for this reason, unless it is ending already. */
  void end(Farewell reason) {
    ending.compareAndSet(null, new Ending(reason, System.nanoTime()));
  }

  /** Why the stream has to end now; null if it has not. */
  @Nullable Farewell farewell() {
    if (Math.floorDiv(clock.millis(), 1_000L) >= tokenEnds) end(Farewell.TOKEN_EXPIRED);
    else if (System.nanoTime() - began >= rotation) end(Farewell.ROTATION);
    Ending due = ending.get();
    return due == null ? null : due.reason;
  }

  /** Whether it is known that the stream has to end. */
  boolean isEnding() {
    return ending.get() != null;
  }

  /** Whether the goodbye has waited long enough for a client that does not read. */
  boolean isOverdue() {
    Ending due = ending.get();
    return due != null && System.nanoTime() - due.since >= PATIENCE.toNanos();
  }

  private record Ending(Farewell reason, long since) {}
}
