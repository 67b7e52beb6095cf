package dev.belfry.application.port.out;

import java.time.Instant;

/**
 * Forgets what is old, a little at a time, so that nobody waits for it. Each call does one batch;
 * call again while it says that there may be more.
 */
public interface Retention {

  /**
   * Takes from each log the events that were written before then, from its beginning on and never
   * its newest: who stands on that one goes on, who stands before is told to start over.
   *
   * @return whether there may be more
   */
  boolean pruneEvents(Instant before);

  /**
   * Lets notifications that were accepted before then expire, as if they had said so themselves:
   * the next round of {@link Removals#expire} takes them out of the inboxes.
   *
   * @return whether there may be more
   */
  boolean expireAccepted(Instant before);
}
