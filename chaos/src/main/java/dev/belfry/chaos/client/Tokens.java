package dev.belfry.chaos.client;

import java.io.IOException;

/** Where a client gets its tokens. */
@FunctionalInterface
public interface Tokens {

  /**
   * A fresh one.
   *
   * @throws IOException if the sign-in does not answer
   */
  String of(String recipient) throws IOException;
}
