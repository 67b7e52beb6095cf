package dev.belfry.bench.post;

import dev.belfry.bench.post.Letter.Keeping;

/**
 * Posts at an even rate, each to a recipient drawn at random.
 *
 * @param count after which it ends by itself
 * @param from the first recipient it may be
 * @param until the first that it may not be
 * @param patienceSeconds it ends, too, when the server has fallen behind by as much
 */
public record Order(
    Keeping keeping, int perSecond, int count, int from, int until, int patienceSeconds) {

  private static final int AS_FAST_AS_TAKEN = 1_000_000;
  private static final int PATIENCE_SECONDS = 60;

  /** To any of so many recipients. */
  public static Order of(Keeping keeping, int perSecond, int count, int recipients) {
    return new Order(keeping, perSecond, count, 0, recipients, PATIENCE_SECONDS);
  }

  /** Until it is told to stop. */
  public static Order steady(Keeping keeping, int perSecond, int from, int until) {
    return new Order(keeping, perSecond, Integer.MAX_VALUE, from, until, PATIENCE_SECONDS);
  }

  /** One after the other on every line, without a pause. */
  public static Order unpaced(Keeping keeping, int count, int from, int until) {
    return new Order(keeping, AS_FAST_AS_TAKEN, count, from, until, PATIENCE_SECONDS);
  }

  /** Gives up sooner. */
  public Order patient(int seconds) {
    return new Order(keeping, perSecond, count, from, until, seconds);
  }

  int recipients() {
    return until - from;
  }

  boolean isPaced() {
    return perSecond < AS_FAST_AS_TAKEN;
  }

  /** When the post is due, in nanoseconds after the first. */
  long due(int post) {
    return (long) (post * 1e9 / perSecond);
  }
}
