package dev.belfry.bench.driver;

/**
 * Finds the few numbers of an event's JSON that the bench looks at. No parser: at 100,000 events a
 * second one would cost more than the servers do.
 */
final class Members {

  private static final byte[] POSITION = Bytes.of("position\":");
  private static final byte[] SENT_AT = Bytes.of("sentAt\":");
  private static final byte[] OWN = Bytes.of("own\":");
  private static final byte[] ALL = Bytes.of("all\":");

  private Members() {}

  static void read(byte[] line, int from, int to, Event event) {
    for (int i = from; i < to - 1; i++) {
      if (line[i] == '"') member(line, i + 1, to, event);
    }
  }

  private static void member(byte[] line, int from, int to, Event event) {
    switch (line[from]) {
      case 'p' -> event.position = number(line, from, to, POSITION, event.position);
      case 's' -> event.sentAt = number(line, from, to, SENT_AT, event.sentAt);
      case 'o' -> event.own = number(line, from, to, OWN, event.own);
      case 'a' -> event.all = number(line, from, to, ALL, event.all);
      default -> {
        // of no interest
      }
    }
  }

  private static long number(byte[] line, int from, int to, byte[] name, long otherwise) {
    if (!Bytes.startsWith(line, from, to, name)) return otherwise;
    long number = 0;
    for (int i = from + name.length; i < to && digit(line[i]); i++) {
      number = number * 10 + line[i] - '0';
    }
    return number;
  }

  private static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }
}
