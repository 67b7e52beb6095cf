package dev.belfry.chaos.fault;

import dev.belfry.chaos.world.Node;
import java.util.List;

/** All that is done to Belfry. */
public final class Faults {

  public static final Fault KILL_NODE =
      new Fault(
          "kill -9 of a node",
          (world, random) -> {
            Node node = world.anyNode(random);
            node.process().kill();
            node.process().restart();
          });

  private Faults() {}

  /** Those of the long run. */
  public static List<Fault> all() {
    return List.of(KILL_NODE);
  }

  /** Those of the short run, in its order. */
  public static List<Fault> ofShortRun() {
    return List.of(KILL_NODE);
  }

  /**
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Fault named(String name) {
    return all().stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no fault called " + name));
  }
}
