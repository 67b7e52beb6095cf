package dev.belfry.chaos;

import dev.belfry.chaos.fault.Faults;
import dev.belfry.chaos.mutant.Surgery;
import dev.belfry.chaos.oracle.Ledger;
import dev.belfry.chaos.publish.Mix;
import dev.belfry.chaos.world.Conditions;
import dev.belfry.chaos.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;

/** {@code ./belfry chaos}: long runs, one for each seed, and a ledger of each. */
public final class Chaos {

  private Chaos() {}

  public static void main(String... arguments) throws Exception {
    Locale.setDefault(Locale.ROOT); // numbers as everywhere
    try {
      System.exit(run(Options.of(arguments)) ? 0 : 1);
    } catch (IllegalArgumentException mistyped) {
      System.err.println(mistyped.getMessage() + "\n\n" + Options.usage());
      System.exit(2);
    }
  }

  private static boolean run(Options options) throws Exception {
    if (!options.mutants().isEmpty()) return breed(options);
    boolean held = new Checks(options.out()).areHeld(options.checks());
    for (long seed : options.seeds()) {
      Path directory = options.out().resolve("seed-" + seed).toAbsolutePath();
      FileSystemUtils.deleteRecursively(directory); // of the run before
      Plan plan =
          Plan.usual(
              seed,
              options.nodes(),
              options.recipients(),
              options.pagesEach(),
              Mix.LONG,
              options.deliveries(),
              options.duration(),
              options.faults(),
              Conditions.USUAL,
              directory);
      Ledger ledger = new Run(plan).go();
      Files.writeString(directory.resolve("ledger.json"), ledger.toString());
      System.out.println(ledger + "\n\n" + ledger.table());
      aims(ledger);
      held &= ledger.complaints().isEmpty();
    }
    System.out.println(held ? "The promise held." : "The promise was broken.");
    return held;
  }

  /** What is hoped for on a machine with nothing else to do; a busy one may miss it. */
  private static void aims(Ledger ledger) {
    aim(
        "p99 without a stream after " + Faults.KILL_NODE.name(),
        ledger.streamlessMillis(Faults.KILL_NODE.name()),
        5_000);
    for (String time : Faults.withoutRedis()) {
      aim("p99 from post to receive, " + time, ledger.latencyMillis(time), 2_000);
    }
  }

  private static void aim(String what, long millis, long most) {
    String verdict = millis == 0 ? "not measured" : millis < most ? "met" : "MISSED";
    System.out.printf("aim: %s: %,d ms, at most %,d: %s%n", what, millis, most, verdict);
  }

  private static boolean breed(Options options) throws Exception {
    Path directory = options.out().resolve("mutants").toAbsolutePath();
    Breeding breeding = new Breeding(Path.of(""), Surgery.jars(World.libraries()), directory);
    boolean held = breeding.isHeld(options.mutants());
    System.out.println(held ? "Every mutant was caught." : "The oracle is blind in one eye.");
    return held;
  }
}
