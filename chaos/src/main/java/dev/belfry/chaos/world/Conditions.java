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
 * @param mutant classes that take the place of Belfry's own; Belfry as it is if null
 * @param mutants how many nodes have them, the last ones
 * @param database where it is
 */
public record Conditions(
    Duration sweep,
    Duration heartbeat,
    int streams,
    @Nullable Path mutant,
    int mutants,
    Database database) {

  /** Where the database is. */
  public enum Database {
    /** On this machine's disk. */
    PLAIN,
    /** Behind PgBouncer. */
    BOUNCED,
    /** On a disk that is soon full. */
    ON_SMALL_DISK
  }

  private static final int MANY = 10_000;

  public static final Conditions USUAL =
      new Conditions(Duration.ofSeconds(2), Duration.ofSeconds(2), MANY, null, 0, Database.PLAIN);

  /** All nodes are mutants. */
  public Conditions with(@Nullable Path mutant) {
    return new Conditions(sweep, heartbeat, streams, mutant, MANY, database);
  }

  /** The last node is another Belfry. */
  public Conditions beside(Path other) {
    return new Conditions(sweep, heartbeat, streams, other, 1, database);
  }

  public Conditions taking(int streams) {
    return new Conditions(sweep, heartbeat, streams, mutant, mutants, database);
  }

  public Conditions every(Duration sweep, Duration heartbeat) {
    return new Conditions(sweep, heartbeat, streams, mutant, mutants, database);
  }

  public Conditions on(Database database) {
    return new Conditions(sweep, heartbeat, streams, mutant, mutants, database);
  }
}
