package dev.belfry.application.hub;

import java.time.Duration;
import java.util.function.Supplier;

/** A thread that goes its rounds until it is closed. A round that fails is told and gone again. */
final class Rounds implements AutoCloseable {

  private final Thread thread;

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

  private static void go(Duration first, Supplier<Duration> round) {
    Duration pause = first;
    try {
      while (true) {
        Thread.sleep(pause);
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
