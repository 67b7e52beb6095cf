package dev.belfry.boot;

import dev.belfry.application.service.Retaining;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Forgets what is old, every ten minutes. Two nodes that do so at once find less to do. */
class RetentionJob implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);
  private static final int MINUTES = 10;

  private final Retaining retaining;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("belfry-retention").factory());
  private volatile boolean running;

  RetentionJob(Retaining retaining) {
    this.retaining = retaining;
  }

  @Override
  public void start() {
    var _ = thread.scheduleWithFixedDelay(this::round, 1, MINUTES, TimeUnit.MINUTES);
    running = true;
  }

  /** An exception would be the last round. */
  private void round() {
    try {
      retaining.round();
    } catch (RuntimeException failed) {
      LOG.warn(
          "What is old could not be forgotten; the next round tries again: {}", failed.toString());
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
