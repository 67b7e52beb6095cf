package dev.belfry.chaos.publish;

/**
 * What is posted, of a thousand; the rest is to one recipient each.
 *
 * @param wrong of each kind that is to be refused
 * @param longestList how many a list names at most
 * @param deeds after how many of a thousand notifications a client reads, archives, or takes it
 *     back
 */
public record Mix(int toEveryone, int toList, int expiring, int wrong, int longestList, int deeds) {

  public static final Mix USUAL = new Mix(15, 100, 40, 10, 8, 25);

  /** Many deliveries to a post. */
  public static final Mix LONG = new Mix(30, 150, 40, 10, 40, 25);

  /** Nothing that somebody else than the back end brings about. */
  public static final Mix PLAIN = new Mix(0, 100, 0, 0, 8, 0);

  public static final Mix CROWDED = new Mix(60, 100, 0, 0, 8, 0);

  /** Whether clients only listen. */
  public boolean isOnlyHeard() {
    return deeds == 0;
  }
}
