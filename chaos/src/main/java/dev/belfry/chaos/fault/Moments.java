package dev.belfry.chaos.fault;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what may come. */
final class Moments {

  private static final Duration LOOK = Duration.ofMillis(20);

  private Moments() {}

  /** Returns when it is so, or when the time is over. */
  static void await(BooleanSupplier condition, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) Thread.sleep(LOOK);
  }
}
