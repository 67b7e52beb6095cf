package dev.belfry.domain;

/**
 * Who posts. A sender sees only its own notifications, and its idempotency keys are its own.
 *
 * @param value how it is stored: {@code jwt:<sub>}. The prefix keeps kinds of credentials apart,
 *     even when the names are equal.
 */
public record Sender(String value) {

  public static Sender ofJwt(String subject) {
    return new Sender("jwt:" + Text.wellFormed("sub", subject));
  }
}
