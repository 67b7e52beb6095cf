package dev.belfry.application.hub;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a task on the thread that asks for it, never twice at once. Whoever asks while it runs does
 * not wait: the task runs once more.
 */
final class OneAtATime implements Runnable {

  private final AtomicInteger asked = new AtomicInteger();
  private final Runnable task;

  OneAtATime(Runnable task) {
    this.task = task;
  }

  @Override
  public void run() {
    if (asked.getAndIncrement() != 0) return;
    int served;
    do {
      served = asked.get();
      task.run();
    } while (!asked.compareAndSet(served, 0));
  }
}
