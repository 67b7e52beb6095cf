package dev.belfry.adapter.redis;

import dev.belfry.application.port.out.Vigilance;
import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * Sings through Redis to itself, by the way that rings take, once a second. A node that does not
 * hear its songs, or has lost a connection, hears no rings either, whatever state its sockets are
 * in; so it watches the log until it hears what it sang afterwards.
 */
final class Canary {

  /** After which the connections are taken for dead. */
  static final Duration SILENCE = Duration.ofSeconds(5);

  private final LongConsumer sing;
  private final Vigilance vigilance;
  private final long patience;
  private final long silence;
  private long song;
  private long mustHear;
  private long heardAt = System.nanoTime();

  /**
   * @param sing says a number by Redis, so that {@link #heard} is called with it. It may be lost
   * @param patience how long the node still relies on rings when it does not hear itself
   * @param silence after which its connections are given up
   */
  Canary(LongConsumer sing, Vigilance vigilance, Duration patience, Duration silence) {
    this.sing = sing;
    this.vigilance = vigilance;
    this.patience = patience.toNanos();
    this.silence = silence.toNanos();
    vigilance.watch(); // nothing has been heard yet
  }

  /**
   * The time for another song.
   *
   * @return whether a silence has lasted too long, once for each
   */
  boolean tick() {
    long next;
    long unheard;
    synchronized (this) {
      next = ++song;
      unheard = System.nanoTime() - heardAt;
      if (unheard > silence) heardAt = System.nanoTime(); // from here on it is another one
    }
    if (unheard > patience) vigilance.watch();
    sing.accept(next);
    return unheard > silence;
  }

  /** A song has come back. What was sung before a loss says nothing of what came after. */
  void heard(long number) {
    synchronized (this) {
      if (number < mustHear) return;
      heardAt = System.nanoTime();
    }
    vigilance.relax();
  }

  /** A connection is gone, and rings with it. */
  void lost() {
    synchronized (this) {
      mustHear = song + 1;
    }
    vigilance.watch();
  }
}
