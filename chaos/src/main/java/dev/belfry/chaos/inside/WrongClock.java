package dev.belfry.chaos.inside;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that jumps when the suite says so. */
final class WrongClock implements InstantSource {

  private static final long LOOK_NANOS = 100_000_000;

  private final InstantSource right;
  private volatile long lookedAt = System.nanoTime() - LOOK_NANOS;
  private volatile long wrongByMillis;

  WrongClock(InstantSource right) {
    this.right = right;
  }

  @Override
  public Instant instant() {
    long now = System.nanoTime();
    if (now - lookedAt >= LOOK_NANOS) {
      lookedAt = now;
      wrongByMillis = Trigger.CLOCK.value().map(Long::parseLong).orElse(0L);
    }
    return right.instant().plusMillis(wrongByMillis);
  }
}
