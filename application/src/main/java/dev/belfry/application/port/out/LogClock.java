package dev.belfry.application.port.out;

import dev.belfry.domain.InboxException;
import java.time.Instant;

/** What time it is where the logs are kept: the same for every node. */
@FunctionalInterface
public interface LogClock {

  /**
   * Asks it.
   *
   * @throws InboxException.LogUnavailable if it cannot be asked
   */
  Instant instant();
}
