package dev.belfry.chaos;

import dev.belfry.chaos.client.Complaint.Kind;
import dev.belfry.chaos.fault.Fault;
import dev.belfry.chaos.fault.Faults;
import dev.belfry.chaos.mutant.Ground;
import dev.belfry.chaos.mutant.Mutant;
import dev.belfry.chaos.mutant.Surgery;
import dev.belfry.chaos.oracle.Ledger;
import dev.belfry.chaos.publish.Mix;
import dev.belfry.chaos.world.Conditions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds mistakes in and looks whether the oracle finds them, and nothing where there is none. */
final class Breeding {

  private static final Duration NEVER = Duration.ofMinutes(10);
  private static final Duration LATE = Duration.ofSeconds(20);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int WAVES = 3;

  private final Path sources;
  private final Path directory;
  private final List<Path> libraries;

  /**
   * @param sources the root of Belfry's sources
   * @param libraries the jars of Belfry, and those that it needs
   */
  Breeding(Path sources, List<Path> libraries, Path directory) {
    this.sources = sources;
    this.libraries = libraries;
    this.directory = directory;
  }

  /**
   * Whether all of these were found by what they do, and Belfry as it is passed on the same
   * grounds.
   */
  boolean isHeld(List<Mutant> mutants) throws Exception {
    Set<Ground> grounds = new LinkedHashSet<>();
    mutants.forEach(mutant -> grounds.add(mutant.ground()));
    boolean held = true;
    for (Ground ground : grounds) {
      Ledger ledger = run(ground, "as it is", true, conditions(ground));
      held &= tell("as it is", ground, ledger, ledger.complaints().isEmpty());
    }
    for (Mutant mutant : mutants) {
      Ledger ledger =
          run(
              mutant.ground(),
              mutant.name(),
              !mutant.isInClient(),
              conditions(mutant.ground()).with(classes(mutant)));
      boolean isCaught = mutant.kinds().stream().allMatch(ledger::complainsOf);
      held &= tell(mutant.name(), mutant.ground(), ledger, isCaught);
    }
    return held;
  }

  /** What becomes of a run where one node is of the next release. */
  Ledger beside(Mutant next) throws Exception {
    Path classes = Objects.requireNonNull(classes(next));
    Files.createDirectories(classes.resolve("db/migration"));
    Files.writeString(
        classes.resolve("db/migration/V900__next.sql"),
        "alter table event add column of_next_release text; create table of_next_release ();");
    Conditions conditions = conditions(next.ground()).beside(classes);
    return run(next.ground(), next.name(), true, conditions);
  }

  private static boolean tell(String name, Ground ground, Ledger ledger, boolean good) {
    System.out.printf(
        "mutants: %s, %s: %d complaints, %s%n",
        name, ground, ledger.complaints().size(), good ? "as it must be" : "WRONG");
    for (Kind kind : Kind.values()) {
      List<String> some =
          ledger.complaints().stream().filter(it -> it.startsWith(kind.name())).toList();
      if (!some.isEmpty()) System.out.printf("  %,d: %s%n", some.size(), some.getFirst());
    }
    return good;
  }

  private @Nullable Path classes(Mutant mutant) throws Exception {
    if (mutant.isInClient()) return null;
    Path classes = directory.resolve(mutant.name().replace(' ', '-')).resolve("classes");
    new Surgery(sources, libraries).operate(mutant, classes);
    return classes;
  }

  private Ledger run(Ground ground, String name, boolean checksPositions, Conditions conditions)
      throws Exception {
    Path home = directory.resolve(name.replace(' ', '-') + "-" + ground + "-" + System.nanoTime());
    boolean isAwake = ground == Ground.AWAKE;
    boolean isSwapped = ground == Ground.SWAPPED; // the new history has to pass the old one's end
    Plan plan =
        new Plan(
            1,
            2,
            50,
            2,
            checksPositions,
            8,
            mix(ground),
            isSwapped ? 4_500 : 1_500,
            Duration.ofSeconds(isSwapped ? 9 : 4),
            isAwake ? WAVES : 1,
            Duration.ofSeconds(isAwake ? 8 : isSwapped ? 45 : 15),
            List.of(fault(ground)),
            conditions,
            home);
    return new Run(plan).go();
  }

  private static Conditions conditions(Ground ground) {
    return switch (ground) {
      case AWAKE -> Conditions.USUAL.every(NEVER, NEVER);
      case SWAPPED -> Conditions.USUAL.every(LATE, SECOND.multipliedBy(2));
      case LOSSY, CROWDED, MIXED, PRUNED -> Conditions.USUAL.every(SECOND, SECOND.multipliedBy(2));
    };
  }

  private static Mix mix(Ground ground) {
    return ground == Ground.CROWDED ? Mix.CROWDED : Mix.PLAIN;
  }

  private static Fault fault(Ground ground) {
    return switch (ground) {
      case AWAKE -> Faults.RESTLESS;
      case CROWDED, MIXED -> Faults.STORM;
      case LOSSY -> Faults.LOST_RINGS;
      case PRUNED -> Faults.PRUNED;
      case SWAPPED -> Faults.SWAPPED;
    };
  }
}
