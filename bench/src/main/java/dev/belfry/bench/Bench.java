package dev.belfry.bench;

import dev.belfry.bench.report.Results;
import dev.belfry.bench.scenario.Scenario;
import dev.belfry.bench.scenario.Scenarios;
import dev.belfry.bench.server.Target;
import dev.belfry.bench.server.Targets;
import dev.belfry.bench.server.Workshop;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs scenarios against servers, in turns, and writes what it has measured. */
public final class Bench {

  private final Options options;
  private final Map<String, Target> targets;
  private final Results results;

  private Bench(Options options, Map<String, Target> targets, Results results) {
    this.options = options;
    this.targets = targets;
    this.results = results;
  }

  public static void main(String... arguments) {
    Locale.setDefault(Locale.ROOT); // numbers as everywhere
    try {
      Options options = Options.of(arguments);
      List<Scenario> scenarios = Scenarios.named(options.scenarios());
      Workshop workshop =
          new Workshop(options.home().resolve("peers"), options.home().resolve("target/servers"));
      Map<String, Target> targets =
          Targets.named(options.targets(), options.jar(), workshop, options.java());
      Results results = new Results(options.out(), Targets.missing(targets));
      Bench bench = new Bench(options, Targets.present(targets), results);
      bench.run(scenarios);
    } catch (IllegalArgumentException mistyped) {
      System.err.println(mistyped.getMessage() + "\n");
      System.err.printf(Options.USAGE, String.join(" ", Scenarios.names()));
      System.exit(2);
    }
  }

  private void run(List<Scenario> scenarios) {
    long start = System.nanoTime();
    for (Scenario scenario : scenarios) {
      for (int size : scenario.sizes(options.sizes())) inTurns(scenario, size);
      long seconds = (System.nanoTime() - start) / 1_000_000_000;
      System.out.printf("%d:%02d min so far%n", seconds / 60, seconds % 60);
    }
    results.write();
    System.out.println("\nWritten to " + options.out());
  }

  /** A, B, A, B, …: whatever else the machine does then hits all of them. */
  private void inTurns(Scenario scenario, int size) {
    int rounds = Math.min(options.rounds(), scenario.rounds());
    for (int round = 1; round <= rounds; round++) {
      for (Target target : of(scenario)) {
        System.out.printf(
            "%s, %,d %s, round %d: %s%n",
            scenario.title(), size, scenario.unit(), round, target.name());
        Turn turn = new Turn(scenario, target, size, round);
        results.add(turn.run(options.threads(), options.effort()));
      }
    }
  }

  /** Those that the scenario is made for, unless others are named. */
  private List<Target> of(Scenario scenario) {
    boolean named = !options.targets().isEmpty();
    return targets.entrySet().stream()
        .filter(it -> named || scenario.beside().contains(it.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
