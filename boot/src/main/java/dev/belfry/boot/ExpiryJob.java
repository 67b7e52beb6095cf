package dev.belfry.boot;

import dev.belfry.application.service.Removing;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Lets notifications expire: every second, well within the five that are promised. */
class ExpiryJob implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ExpiryJob.class);

  private final Removing removing;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("belfry-expiry").factory());
  private volatile boolean running;

  ExpiryJob(Removing removing) {
    this.removing = removing;
  }

  @Override
  public void start() {
    var _ = thread.scheduleWithFixedDelay(this::round, 1, 1, TimeUnit.SECONDS);
    running = true;
  }

  /** An exception would be the last round. */
  private void round() {
    try {
      removing.expire();
    } catch (RuntimeException failed) {
      LOG.warn(
          "What has expired could not be removed; the next round tries again: {}",
          failed.toString());
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
