package dev.belfry.adapter.redis;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether something is out of order. Says so when that begins and when it is over. */
final class Outage {

  private static final Logger LOG = System.getLogger("dev.belfry.redis");

  private final String begins;
  private final String ends;
  private final AtomicBoolean lasts = new AtomicBoolean();

  Outage(String begins, String ends) {
    this.begins = begins;
    this.ends = ends;
  }

  void begin(Throwable cause) {
    if (lasts.compareAndSet(false, true)) LOG.log(Level.WARNING, begins + ": " + cause);
  }

  void end() {
    if (lasts.compareAndSet(true, false)) LOG.log(Level.INFO, ends);
  }

  boolean lasts() {
    return lasts.get();
  }
}
