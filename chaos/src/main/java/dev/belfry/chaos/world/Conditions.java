package dev.belfry.chaos.world;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How nodes are set up.
 *
 * @param sweep how long a lost ring may be lost
 * @param heartbeat the longest silence of a stream
 * @param streams how many a node takes
 * @param mutant classes with a mistake in them; Belfry as it is if null
 */
public record Conditions(Duration sweep, Duration heartbeat, int streams, @Nullable Path mutant) {

  private static final int MANY = 10_000;

  public static final Conditions USUAL =
      new Conditions(Duration.ofSeconds(2), Duration.ofSeconds(2), MANY, null);

  public Conditions with(@Nullable Path mutant) {
    return new Conditions(sweep, heartbeat, streams, mutant);
  }

  public Conditions taking(int streams) {
    return new Conditions(sweep, heartbeat, streams, mutant);
  }

  public Conditions every(Duration sweep, Duration heartbeat) {
    return new Conditions(sweep, heartbeat, streams, mutant);
  }
}
