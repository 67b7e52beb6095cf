package dev.belfry.bench.driver;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets so many through at a time. */
final class Gate {

  private volatile Semaphore places = new Semaphore(0);
  private int width;

  void open(int width) {
    this.width = width;
    places = new Semaphore(width);
  }

  /** False where nobody has come through or been turned away for that long. */
  boolean knock(Duration limit) throws InterruptedException {
    return places.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Until nobody stands in it. */
  boolean awaitEmpty(Duration limit) throws InterruptedException {
    return places.tryAcquire(width, limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  void entered() {
    places.release();
  }

  void turnedAway() {
    places.release();
  }
}
