package dev.belfry.bench.server;

import dev.belfry.bench.driver.Door;
import dev.belfry.bench.measure.Processes;
import dev.belfry.bench.post.Desk;
import dev.belfry.bench.sql.Database;
import java.time.Duration;
import java.util.Optional;

/** One that runs. */
public interface Server extends AutoCloseable {

  Door door();

  Desk desk();

  /** Those whose CPU and memory count. */
  Processes processes();

  /** Those whose CPU is shown beside it. */
  default Processes database() {
    return Processes.none();
  }

  /** Where it keeps what it is posted; empty if nowhere. */
  default Optional<Database> log() {
    return Optional.empty();
  }

  /** The whole request for the newest page of a recipient's inbox; empty if there is none. */
  default Optional<byte[]> inbox(int recipient) {
    return Optional.empty();
  }

  /** Whether it is a JVM, whose heap can be looked into. */
  default boolean isJava() {
    return false;
  }

  /** Whether a stream carries what is posted to its recipient alone. */
  default boolean hearsItsOwn() {
    return true;
  }

  /** Whether it has noticed that all clients are gone. */
  default boolean hasNoStreams() {
    return true;
  }

  /** Asks it to end, with its streams open, and waits. */
  Ended end();

  /**
   * How it ended.
   *
   * @param code what the process answered; -1 if it had to be killed
   */
  record Ended(Duration after, int code) {}

  @Override
  default void close() {
    end();
  }
}
