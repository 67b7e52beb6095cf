package dev.belfry.application.port.out;

/**
 * How much this node relies on rings. Whoever brings them says when none may come; until it says
 * otherwise the node asks the log every second.
 */
public interface Vigilance {

  /** Rings may be lost from now on. Asks the log at once. Repeating it changes nothing. */
  void watch();

  /** Rings come again. Asks the log once more for all that was missed, and then relies on them. */
  void relax();

  /** Whether the log is asked every second. */
  boolean isWatching();
}
