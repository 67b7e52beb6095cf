package dev.belfry.adapter.persistence;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One thread's turn at a time. It passes on when it is given back, and when it was kept for too
 * long, so that whoever hangs holds up nobody for longer than that, and only once.
 */
final class Turn {

  private final long longest;
  private @Nullable Thread owner;
  private long since;

  /**
   * @param longest after which the next one goes on beside whoever has not given it back
   */
  Turn(Duration longest) {
    this.longest = longest.toNanos();
  }

  /** Waits for it. */
  synchronized void take() throws InterruptedException {
    while (owner != null) {
      long left = since + longest - System.nanoTime();
      if (left <= 0) break;
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    owner = Thread.currentThread();
    since = System.nanoTime();
  }

  /** Of no effect where it has passed on meanwhile. */
  synchronized void giveBack() {
    if (!Thread.currentThread().equals(owner)) return;
    owner = null;
    notifyAll();
  }
}
