package dev.belfry.boot;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Something that is done again and again for as long as the node runs, on a thread of its own. Two
 * nodes that do the same at once find less to do.
 */
class RepeatedJob implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RepeatedJob.class);

  private final Duration pause;
  private final Runnable round;
  private final String failure;
  private final ScheduledExecutorService thread;
  private volatile boolean running;

  /**
   * @param pause between two rounds
   * @param failure what to say when a round fails
   */
  RepeatedJob(String name, Duration pause, Runnable round, String failure) {
    this.pause = pause;
    this.round = round;
    this.failure = failure;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(name).factory());
  }

  @Override
  public void start() {
    var _ =
        thread.scheduleWithFixedDelay(
            this::round, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    running = true;
  }

  /** An exception would be the last round. */
  private void round() {
    try {
      round.run();
    } catch (RuntimeException failed) {
      LOG.warn("{}; the next round tries again: {}", failure, failed.toString());
    }
  }

  @Override
  public void stop() {
    running = false;
    thread.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
