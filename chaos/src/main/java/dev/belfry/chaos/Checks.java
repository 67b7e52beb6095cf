package dev.belfry.chaos;

import dev.belfry.chaos.edge.Edge;
import dev.belfry.chaos.edge.Nginx;
import dev.belfry.chaos.fault.Faults;
import dev.belfry.chaos.oracle.Ledger;
import dev.belfry.chaos.publish.Mix;
import dev.belfry.chaos.world.Conditions;
import dev.belfry.chaos.world.Conditions.Database;
import dev.belfry.chaos.world.PgBouncer;
import dev.belfry.chaos.world.SmallDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What is looked at by itself, before the long runs, where the machine has what it takes. */
final class Checks {

  static final List<String> ALL = List.of("edge", "pgbouncer", "disk", "bytes");

  private static final int PEOPLE = 100;
  private static final long DELIVERIES = 10_000;
  private static final Duration TIME = Duration.ofSeconds(40);

  private final Path out;

  /**
   * @param out for everything that is written
   */
  Checks(Path out) {
    this.out = out;
  }

  /** Whether all is as it must be, or cannot be looked at, which is said. */
  boolean areHeld(List<String> names) throws Exception {
    boolean held = true;
    for (String name : names) held &= isHeld(name);
    return held;
  }

  private boolean isHeld(String name) throws Exception {
    Path directory = out.resolve(name + "-" + System.nanoTime()).toAbsolutePath();
    return switch (name) {
      case "edge" ->
          Nginx.program().isEmpty()
              ? notRun("nginx, which is not installed (apt-get install nginx-light)")
              : new Edge(Path.of("deploy/nginx"), directory).check().isEmpty();
      case "pgbouncer" ->
          PgBouncer.program().isEmpty()
              ? notRun("PgBouncer, which is not installed (apt-get install pgbouncer)")
              : run("PgBouncer", Database.BOUNCED, directory);
      case "disk" ->
          SmallDisk.isPossible()
              ? run("a disk that is full", Database.ON_SMALL_DISK, directory)
              : notRun("a disk that is full, for which Linux and root are needed");
      case "bytes" -> new EveryByte(directory).isHeld();
      default -> throw new IllegalArgumentException("There is no check called " + name);
    };
  }

  private static boolean notRun(String what) {
    System.out.println("Not run: " + what + ".");
    return true;
  }

  /** Behind PgBouncer nothing breaks: it is what connections of others are that is tried there. */
  private static boolean run(String what, Database database, Path directory) throws Exception {
    Plan plan =
        Plan.usual(
            1,
            2,
            PEOPLE,
            2,
            Mix.USUAL,
            DELIVERIES,
            TIME,
            List.of(database == Database.BOUNCED ? Faults.RESTLESS : Faults.DISK_FULL),
            Conditions.USUAL.on(database),
            directory);
    Ledger ledger = new Run(plan).go();
    boolean held = ledger.complaints().isEmpty();
    System.out.println(what + (held ? ": held" : ": NOT HELD") + "\n" + ledger.table());
    ledger.complaints().stream().limit(10).forEach(System.out::println);
    return held;
  }
}
