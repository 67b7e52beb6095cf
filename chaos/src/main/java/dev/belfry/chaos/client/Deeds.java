package dev.belfry.chaos.client;

import java.util.List;
import java.util.random.RandomGenerator;

/** What a person does: reads, archives, and takes it back, one by one or all up to somewhere. */
final class Deeds {

  /** Of those who archive; the others only read, so that nothing is excused with them. */
  private static final int TIDY_ONE_IN = 5;

  /** An answer to somebody who is sure of nothing: it is gone, or the log is another one. */
  private static final List<Integer> ANSWERS = List.of(200, 401, 404, 409, 429, 502, 503, 504);

  private static final List<String> CHANGES =
      List.of("{\"seen\":true}", "{\"read\":true}", "{\"read\":true}", "{\"read\":false}");
  private static final List<String> TIDY_CHANGES =
      List.of("{\"archived\":true}", "{\"archived\":false}", "{\"read\":true}");
  private static final int LATEST = 40;

  private final String recipient;
  private final Attic attic;
  private final RandomGenerator random;
  private final boolean isTidy;

  Deeds(String recipient, Attic attic, RandomGenerator random) {
    this.recipient = recipient;
    this.attic = attic;
    this.random = random;
    this.isTidy = Math.floorMod(recipient.hashCode(), TIDY_ONE_IN) == 0;
  }

  /**
   * The request that does it.
   *
   * @param ids what the client knows, and their numbers
   * @param position where it stands
   */
  Request next(List<Known> ids, long position) {
    if (random.nextInt(4) == 0) return allUpTo(Math.max(0, position - random.nextInt(LATEST)));
    Known one = ids.get(random.nextInt(ids.size()));
    List<String> changes = isTidy ? TIDY_CHANGES : CHANGES;
    String change = changes.get(random.nextInt(changes.size()));
    if (change.contains("archived\":true")) attic.put(recipient, one.number());
    return new Request("PATCH", "/api/v1/inbox/notifications/" + one.id(), change);
  }

  private Request allUpTo(long position) {
    boolean archives = isTidy && random.nextInt(4) == 0;
    if (archives) attic.putUpTo(recipient, position);
    String what = archives ? "archive" : random.nextBoolean() ? "read" : "seen";
    return new Request("POST", "/api/v1/inbox/" + what, "{\"upTo\":" + position + "}");
  }

  /** Whether Belfry, or whoever stands before it, may say so. */
  static boolean isExpected(int status) {
    return ANSWERS.contains(status);
  }

  /** A notification that the client has been handed. */
  record Known(String id, long number) {}

  record Request(String method, String path, String body) {}
}
