package dev.belfry.chaos.fault;

import dev.belfry.chaos.inside.Trigger;
import dev.belfry.chaos.world.Node;
import java.time.Duration;

/** What happens to nodes. */
final class NodeFaults {

  static final Fault KILL =
      new Fault(
          "kill -9 of a node",
          (world, random) -> {
            Node node = world.anyNode(random);
            node.process().kill();
            node.process().restart();
          });

  static final Fault KILL_ALL =
      new Fault(
          "kill -9 of all nodes",
          (world, random) -> {
            world.nodes().forEach(node -> node.process().kill());
            world.nodes().forEach(node -> node.process().restart());
          });

  static final Fault KILL_BEFORE_RING = halting("killed before the ring", Trigger.HALT_BEFORE_RING);
  static final Fault KILL_IN_CHUNK = halting("killed in a broadcast", Trigger.HALT_IN_CHUNK);

  static final Fault DEPLOY =
      new Fault(
          "rolling deploy",
          (world, random) -> {
            for (Node node : world.nodes()) {
              int code = node.process().stop();
              if (code != 0) world.complain("a node that is asked to end exits with " + code);
              node.process().restart();
            }
          });

  static final Fault CLOCK_AHEAD = clock("a clock jumps an hour ahead", Duration.ofHours(1));
  static final Fault CLOCK_BACK = clock("a clock jumps an hour back", Duration.ofHours(-1));

  private NodeFaults() {}

  /** SIGSTOP: its connections stay, and nobody is told. */
  static Fault stopped(Duration length) {
    return new Fault(
        "SIGSTOP of a node for " + length.toSeconds() + " s",
        (world, random) -> {
          Node node = world.anyNode(random);
          node.process().pause();
          try {
            Thread.sleep(length);
          } finally {
            node.process().resume();
          }
        });
  }

  /**
   * It ends by itself, in the worst moment; if that does not come, nothing happens, which is said.
   */
  private static Fault halting(String name, Trigger trigger) {
    return new Fault(
        name,
        (world, random) -> {
          Node node = world.anyNode(random);
          trigger.set(node.process().directory(), "");
          Moments.await(() -> !node.process().isAlive(), Duration.ofSeconds(15));
          trigger.clear(node.process().directory());
          if (node.process().isAlive()) System.out.println("chaos: the moment did not come");
          else node.process().restart();
        });
  }

  private static Fault clock(String name, Duration by) {
    return new Fault(
        name,
        (world, random) -> {
          Node node = world.anyNode(random);
          Trigger.CLOCK.set(node.process().directory(), Long.toString(by.toMillis()));
          Thread.sleep(Duration.ofSeconds(5));
          Trigger.CLOCK.clear(node.process().directory());
        });
  }
}
