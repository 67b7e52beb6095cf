package dev.belfry.chaos;

import dev.belfry.chaos.fault.Fault;
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
 * @param deliveries how many are ordered, spread evenly over {@code duration}
 * @param faults in their order; from the first again until the time is over
 * @param directory for everything that is written
 */
record Plan(
    long seed,
    int nodes,
    int recipients,
    int pagesEach,
    int publishers,
    long deliveries,
    Duration duration,
    List<Fault> faults,
    Path directory) {}
