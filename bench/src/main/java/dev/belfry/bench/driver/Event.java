package dev.belfry.bench.driver;

/**
 * What one event of a stream says, as far as the bench looks at it. Each client has one and uses it
 * again for the next event, so that listening makes no garbage.
 */
final class Event {

  static final long NONE = -1;

  /** Of Belfry's events; peers send theirs without a name, which counts as a notification. */
  enum Kind {
    CONNECT,
    NOTIFICATION,
    RESET,
    BYE,
    OTHER
  }

  Kind kind = Kind.NOTIFICATION;
  boolean hasData;

  /** In the recipient's log; Belfry's alone. */
  long position = NONE;

  /** What the server calls this connection; empty if nothing. */
  String connection = "";

  /** When it was posted, by the clock of this process. */
  long sentAt = NONE;

  /** The recipient's how-manieth it is, of those posted to that recipient. */
  long own = NONE;

  /** The how-manieth broadcast it is. */
  long all = NONE;

  void clear() {
    kind = Kind.NOTIFICATION;
    hasData = false;
    position = NONE;
    connection = "";
    sentAt = NONE;
    own = NONE;
    all = NONE;
  }
}
