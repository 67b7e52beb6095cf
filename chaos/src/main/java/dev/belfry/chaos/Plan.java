package dev.belfry.chaos;

import dev.belfry.chaos.fault.Fault;
import dev.belfry.chaos.publish.Mix;
import dev.belfry.chaos.world.Conditions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a run does.
 *
 * @param seed of all that is left to chance
 * @param nodes how many Belfrys
 * @param recipients how many people
 * @param pagesEach how many clients each of them has
 * @param checksPositions whether clients do; if not, they are broken on purpose
 * @param publishers how many back ends
 * @param deliveries how many are ordered in each wave, spread evenly over {@code duration}
 * @param duration how long faults strike in each wave
 * @param waves how often posts and faults are followed by silence
 * @param quiet how long clients have in each silence to come as far as the log
 * @param faults in their order; from the first again until the time is over
 * @param directory for everything that is written
 */
record Plan(
    long seed,
    int nodes,
    int recipients,
    int pagesEach,
    boolean checksPositions,
    int publishers,
    Mix mix,
    long deliveries,
    Duration duration,
    int waves,
    Duration quiet,
    List<Fault> faults,
    Conditions conditions,
    Path directory) {

  private static final int PUBLISHERS = 8;
  private static final Duration QUIET = Duration.ofSeconds(60);

  /** One long wave. */
  static Plan usual(
      long seed,
      int nodes,
      int recipients,
      int pagesEach,
      Mix mix,
      long deliveries,
      Duration duration,
      List<Fault> faults,
      Conditions conditions,
      Path directory) {
    return new Plan(
        seed,
        nodes,
        recipients,
        pagesEach,
        true,
        PUBLISHERS,
        mix,
        deliveries,
        duration,
        1,
        QUIET,
        faults,
        conditions,
        directory);
  }
}
