package dev.belfry.boot;

import dev.belfry.application.hub.Hub;
import org.springframework.context.SmartLifecycle;

/**
 * Ends the streams before the web server begins to wait for its requests: an open stream is a
 * request that never ends, and would hold every shutdown for 30 seconds.
 */
class HubLifecycle implements SmartLifecycle {

  private final Hub hub;
  private volatile boolean running;

  HubLifecycle(Hub hub) {
    this.hub = hub;
  }

  @Override
  public void start() {
    hub.start();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    try {
      hub.drain();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stopped first: the web server's own phases are lower. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }
}
