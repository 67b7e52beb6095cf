package dev.belfry.application.hub;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A thread that goes its rounds until it is closed. A round that fails is told and gone again. */
final class Rounds implements AutoCloseable {

  private final Thread thread;
  private boolean hurried;

  /**
   * @param first how long to wait before the first round
   * @param round says how long to wait for the next
   */
  Rounds(String name, Duration first, Supplier<Duration> round) {
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> go(first, round));
  }

  void start() {
    thread.start();
  }

  /** The next round begins at once. */
  synchronized void hurry() {
    hurried = true;
    notifyAll();
  }

  private synchronized void rest(Duration pause) throws InterruptedException {
    long end = System.nanoTime() + pause.toNanos();
    long left = pause.toNanos();
    while (!hurried && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = end - System.nanoTime();
    }
    hurried = false;
  }

  private void go(Duration first, Supplier<Duration> round) {
    Duration pause = first;
    try {
      while (true) {
        rest(pause);
        pause = oneRound(round, pause);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt(); // close() ends the thread so
    }
  }

  private static Duration oneRound(Supplier<Duration> round, Duration pause) {
    try {
      return round.get();
    } catch (RuntimeException failed) {
      Problems.heal("A round failed; the next one makes up for it", failed);
      return pause;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
