package dev.belfry.testsupport;

import java.time.Duration;

/** How long tests wait. Only a test that fails waits that long. */
final class Deadline {

  /** A machine may be busy with other things. */
  static final Duration GENEROUS = Duration.ofSeconds(90);

  static final Duration LOOK = Duration.ofMillis(20);

  private Deadline() {}
}
