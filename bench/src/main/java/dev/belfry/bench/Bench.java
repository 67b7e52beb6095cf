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
      Bench bench = new Bench(options, Targets.present(targets), new Results(options.out()));
      bench.run(scenarios);
    } catch (IllegalArgumentException mistyped) {
      System.err.println(mistyped.getMessage() + "\n");
      System.err.printf(Options.USAGE, String.join(" ", Scenarios.names()));
      System.exit(2);
    }
  }

  private void run(List<Scenario> scenarios) {
    for (Scenario scenario : scenarios) {
      for (int streams : Scenarios.streams(scenario, options.streams(), options.growth())) {
        inTurns(scenario, streams);
      }
    }
    results.write();
    System.out.println("\nWritten to " + options.out());
  }

  /** A, B, A, B, …: whatever else the machine does then hits all of them. */
  private void inTurns(Scenario scenario, int streams) {
    for (int round = 1; round <= options.rounds(); round++) {
      for (Target target : targets.values()) {
        System.out.printf(
            "%s, %,d streams, round %d: %s%n", scenario.title(), streams, round, target.name());
        Turn turn = new Turn(scenario, target, streams, round);
        results.add(turn.run(options.threads(), options.effort()));
      }
    }
  }
}
