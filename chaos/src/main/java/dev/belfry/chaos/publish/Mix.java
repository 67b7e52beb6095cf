package dev.belfry.chaos.publish;

/**
 * What is posted, of a thousand; the rest is to one recipient each.
 *
 * @param wrong of each kind that is to be refused
 */
public record Mix(int toEveryone, int toList, int expiring, int wrong) {

  public static final Mix USUAL = new Mix(15, 100, 40, 10);

  /** Nothing that somebody else than the back end brings about. */
  public static final Mix PLAIN = new Mix(0, 100, 0, 0);

  public static final Mix CROWDED = new Mix(60, 100, 0, 0);
}
