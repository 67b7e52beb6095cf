package dev.belfry.chaos.fault;

import dev.belfry.chaos.link.Weather;
import dev.belfry.chaos.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What happens to Redis, and on the way to it. */
final class RedisFaults {

  /** From here on, Belfry has to have noticed that Redis is gone. */
  static final Duration UNNOTICED = Duration.ofSeconds(6);

  private static final Duration NOTICED = Duration.ofSeconds(6);

  static final Fault KILLED =
      gone("Redis killed", world -> world.redis().kill(), world -> world.redis().restart());

  static final Fault STOPPED =
      gone("Redis stopped", world -> world.redis().pause(), world -> world.redis().resume());

  static final Fault BLACK_HOLE =
      gone(
          "a black hole before Redis",
          world -> world.nodes().forEach(node -> node.redis().set(new Weather.Hole())),
          world -> world.nodes().forEach(node -> node.redis().calm()));

  static final Fault UNREACHABLE =
      new Fault(
          "a node that sees PostgreSQL but not Redis",
          (world, random) -> {
            var link = world.anyNode(random).redis();
            link.set(new Weather.Reset());
            try {
              Thread.sleep(UNNOTICED);
            } finally {
              link.calm();
            }
          });

  static final Fault MISCHIEF =
      new Fault(
          "rings dropped, doubled and reordered",
          (world, random) -> {
            world.nodes().forEach(node -> node.mischief().set(true));
            try {
              Thread.sleep(UNNOTICED);
            } finally {
              world.nodes().forEach(node -> node.mischief().set(false));
            }
          });

  /** The same, and not made good again. */
  static final Fault LASTING_MISCHIEF =
      new Fault(
          "rings dropped, doubled and reordered to the end",
          (world, random) -> {
            world.nodes().forEach(node -> node.mischief().set(true));
            Thread.sleep(UNNOTICED);
          });

  static final Fault FLUSHED =
      new Fault(
          "Redis flushed",
          (world, random) -> {
            for (int i = 0; i < 5; i++) {
              say(world, "FLUSHALL");
              Thread.sleep(Duration.ofMillis(500));
            }
          });

  static final Fault CLIENTS_KILLED =
      new Fault(
          "the nodes' subscriptions killed every second",
          (world, random) -> {
            for (int i = 0; i < 5; i++) {
              say(world, "CLIENT KILL TYPE pubsub");
              Thread.sleep(Duration.ofSeconds(1));
            }
          });

  private RedisFaults() {}

  /** What is posted after six seconds of it is told apart in the ledger. */
  static String after(Fault fault) {
    return fault.name() + ", from " + UNNOTICED.toSeconds() + " s on";
  }

  private static Fault gone(String name, Step begin, Step end) {
    return new Fault(
        name,
        (world, random) -> {
          begin.on(world);
          try {
            Thread.sleep(UNNOTICED);
            world.stage(name + ", from " + UNNOTICED.toSeconds() + " s on");
            Thread.sleep(NOTICED);
          } finally {
            world.stage(name + ", healed");
            end.on(world);
          }
        });
  }

  private static void say(World world, String command) {
    try (Socket redis = new Socket(InetAddress.getLoopbackAddress(), world.redis().port())) {
      redis.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      if (redis.getInputStream().read() < 0) throw new IOException("no answer");
    } catch (IOException e) {
      throw new IllegalStateException("Redis does not take " + command, e);
    }
  }

  @FunctionalInterface
  private interface Step {
    void on(World world);
  }
}
