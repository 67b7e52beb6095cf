package dev.belfry.chaos.client;

/**
 * What a client saw that must not be.
 *
 * @param at when, by the clock of this process
 */
public record Complaint(Kind kind, String recipient, String text, long at) {

  /** What kind of promise was broken. */
  public enum Kind {
    LOST,
    DOUBLED,
    OUT_OF_ORDER,
    MISDELIVERED,
    /** A badge, a log or an inbox that is not as it must be. */
    INCONSISTENT,
    /** An answer that the contract does not know. */
    PROTOCOL
  }
}
