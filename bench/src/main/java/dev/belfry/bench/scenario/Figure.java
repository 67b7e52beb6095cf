package dev.belfry.bench.scenario;

/** What can be measured. In the order of the report. */
public enum Figure {
  OPENED("streams opened", "", 0),
  OPENED_PER_SECOND("streams opened per second", "/s", 0),
  AGAIN("turned away, and came back", "", 0),
  OPENING_SECONDS("until all streams are open", "s", 2),
  BACK_SECONDS("until all are back and have what they missed", "s", 2),
  OPENING_CPU("server CPU per 1,000 streams opened", "s", 3),
  OPENING_DATABASE_CPU("database CPU per 1,000 streams opened", "s", 3),
  OPENING_TRANSACTIONS("database transactions per stream opened, posts included", "", 2),
  OPENING_ROWS("database rows read per stream opened, posts included", "", 1),
  BASE_MEMORY("memory before any stream is open (PSS)", "MiB", 0),
  MEMORY_PER_STREAM("memory per stream (PSS)", "KiB", 1),
  HEAP_PER_STREAM("live heap per stream", "KiB", 1),
  MEMORY("memory with all streams (PSS)", "MiB", 0),
  IDLE_CPU("server CPU while nothing happens", "% of a core", 1),
  LAST_RECEIVER("post to last receiver", "ms", 1),
  LAST_RECEIVER_WORST("post to last receiver, worst", "ms", 1),
  P50("post to receive, p50", "ms", 2),
  P99("post to receive, p99", "ms", 2),
  P999("post to receive, p99.9", "ms", 2),
  WORST("post to receive, worst", "ms", 1),
  P99_WITHOUT("the same without, p99", "ms", 2),
  P99_RATIO("p99 with : without", "", 2),
  ANSWER_P99("post to answer, p99", "ms", 1),
  FIRST_PAGE("first page of the inbox", "ms", 0),
  POSTS_PER_SECOND("posts per second", "/s", 0),
  HELD_RATE("highest rate with p99 < 50 ms", "/s", 0),
  SQL_POSTS("posts per second, the same statement in bare SQL, 32 clients", "/s", 0),
  RATE("deliveries per second", "/s", 0),
  ENTRIES_PER_SECOND("log entries per second, received", "/s", 0),
  SQL_ENTRIES("log entries per second, the same statement in bare SQL", "/s", 0),
  SQL_SHARE("share of bare SQL", "", 2),
  SQL_ENTRIES_BY_TWO("log entries per second, in bare SQL on two connections at once", "/s", 0),
  CPU("server CPU per 100,000 deliveries", "s", 2),
  DATABASE_CPU("database CPU per 100,000 deliveries", "s", 2),
  BYTES("bytes per delivery on the wire", "", 0),
  POSTS_REFUSED("posts refused", "", 0),
  NOT_DELIVERED("not delivered", "", 0),
  DOUBLED("delivered twice", "", 0),
  DISORDERED("out of order", "", 0),
  LOST_STREAMS("streams that the server ended", "", 0),
  RESETS("resets", "", 0),
  GOODBYES("streams told goodbye", "", 0),
  EXIT_SECONDS("from SIGTERM to the end of the process", "s", 1),
  EXIT_CODE("its exit code", "", 0),
  CATCH_UP("until those that were behind have all", "s", 2),
  NOT_TAKEN("clients that have not taken everything", "", 0),
  SOCKET("waits in the socket of each of them", "KiB", 0),
  GROWTH_HEAP("growth of the live heap meanwhile", "MiB", 1),
  GROWTH_MEMORY("growth of the server's memory meanwhile (PSS)", "MiB", 1),
  OTHER_LOAD("other load on the machine", "cores", 1);

  private final String label;
  private final String unit;
  private final int digits;

  Figure(String label, String unit, int digits) {
    this.label = label;
    this.unit = unit;
    this.digits = digits;
  }

  public String label() {
    return unit.isEmpty() ? label : label + ", " + unit;
  }

  public int digits() {
    return digits;
  }
}
