package dev.belfry.bench.server;

import dev.belfry.bench.driver.Door;
import dev.belfry.bench.measure.Processes;
import dev.belfry.bench.post.Desk;

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

  /** Whether it is a JVM, whose heap can be looked into. */
  default boolean isJava() {
    return false;
  }

  /** Whether a stream carries what is posted to its recipient alone. */
  default boolean hearsItsOwn() {
    return true;
  }

  @Override
  void close();
}
