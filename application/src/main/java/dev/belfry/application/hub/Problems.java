package dev.belfry.application.hub;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Says what failed where somebody else heals it. */
final class Problems {

  private static final Logger LOG = System.getLogger("dev.belfry.hub");

  private Problems() {}

  static void heal(String what, Throwable cause) {
    LOG.log(Level.WARNING, what + ": " + cause);
    LOG.log(Level.DEBUG, what, cause);
  }
}
