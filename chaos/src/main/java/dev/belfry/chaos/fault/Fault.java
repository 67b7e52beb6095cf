package dev.belfry.chaos.fault;

import dev.belfry.chaos.world.World;
import java.util.random.RandomGenerator;

/**
 * Something that goes wrong, and is over when {@link #strike} returns.
 *
 * @param name as in the ledger
 */
public record Fault(String name, Strike strike) {

  /** What is done. */
  @FunctionalInterface
  public interface Strike {
    void at(World world, RandomGenerator random) throws InterruptedException;
  }
}
