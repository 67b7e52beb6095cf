package dev.belfry.application.service;

import dev.belfry.application.port.out.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Forgets what is older than the settings say. */
public final class Retaining {

  private final Retention retention;
  private final InstantSource clock;
  private final Duration events;
  private final Duration inbox;

  /**
   * @param events how long what happened can be told again
   * @param inbox how long a notification stays, counted from its acceptance
   */
  public Retaining(Retention retention, InstantSource clock, Duration events, Duration inbox) {
    this.retention = retention;
    this.clock = clock;
    this.events = events;
    this.inbox = inbox;
  }

  /** A round: all that is old by now, batch by batch. An interrupt ends it between two. */
  public void round() {
    Instant now = clock.instant();
    boolean more = true;
    while (more && !Thread.currentThread().isInterrupted()) {
      more = retention.expireAccepted(now.minus(inbox));
    }
    more = true;
    while (more && !Thread.currentThread().isInterrupted()) {
      more = retention.pruneEvents(now.minus(events));
    }
  }
}
