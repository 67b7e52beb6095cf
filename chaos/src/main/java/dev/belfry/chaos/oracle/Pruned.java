package dev.belfry.chaos.oracle;

import java.util.Map;

/**
 * What retention has passed.
 *
 * @param at since when, by the clock of this process
 * @param oldest of each log: the position before which there is nothing
 */
public record Pruned(long at, Map<String, Long> oldest) {

  public Pruned {
    oldest = Map.copyOf(oldest);
  }
}
