package dev.belfry.chaos;

import dev.belfry.chaos.fault.Fault;
import dev.belfry.chaos.fault.Faults;
import dev.belfry.chaos.mutant.Mutant;
import dev.belfry.chaos.mutant.Mutants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param mutants to be caught, instead of a run; none if empty
 * @param checks what is looked at before
 * @param out for everything that is written
 */
record Options(
    List<Long> seeds,
    int nodes,
    int recipients,
    int pagesEach,
    long deliveries,
    Duration duration,
    List<Fault> faults,
    List<Mutant> mutants,
    List<String> checks,
    Path out) {

  static final String USAGE =
      """
      ./belfry chaos [--option=value …]

        --seeds=1,2,3          one run for each; the same seed draws the same faults and posts
        --faults='…;…'         by name, 'calm' for 20 s without any, or short for those of the short run; all if left out
        --mutants=all          instead: is each mistake found that is built in on purpose? or '…;…', by name
        --deliveries=300000    how many are ordered, spread evenly over the time
        --minutes=12           how long faults strike; posts that they held up may take longer
        --nodes=2              how many Belfrys
        --recipients=250       how many people
        --pages=2              how many clients each of them has
        --checks=all           what is looked at first: edge,pgbouncer,disk,bytes, or none
        --out=chaos/target/run


      Faults: %s
      Mutants: %s
      """;

  private static final Set<String> KNOWN =
      Set.of(
          "seeds",
          "faults",
          "mutants",
          "checks",
          "deliveries",
          "minutes",
          "nodes",
          "recipients",
          "pages",
          "out");

  /**
   * @throws IllegalArgumentException with a sentence for the person who typed it
   */
  static Options of(String... arguments) {
    Map<String, String> given = new HashMap<>();
    for (String argument : arguments) {
      String[] parts = argument.replaceFirst("^--", "").split("=", 2);
      if (parts[0].equals("help")) throw new IllegalArgumentException("Breaks what can break.");
      if (!argument.startsWith("--") || !KNOWN.contains(parts[0]) || parts.length < 2) {
        throw new IllegalArgumentException("Unknown: " + argument);
      }
      given.put(parts[0], parts[1]);
    }
    return new Options(
        list(given.getOrDefault("seeds", "1,2,3")).stream().map(Options::number).toList(),
        (int) number(given.getOrDefault("nodes", "2")),
        (int) number(given.getOrDefault("recipients", "250")),
        (int) number(given.getOrDefault("pages", "2")),
        number(given.getOrDefault("deliveries", "300000")),
        Duration.ofSeconds(Math.round(60 * decimal(given.getOrDefault("minutes", "12")))),
        faults(given.get("faults")),
        mutants(given.get("mutants")),
        checks(given.getOrDefault("checks", "all")),
        Path.of(given.getOrDefault("out", "chaos/target/run")));
  }

  static String usage() {
    return USAGE.formatted(
        Faults.all().stream().map(Fault::name).distinct().collect(Collectors.joining("; ")),
        Mutants.all().stream().map(Mutant::name).collect(Collectors.joining("; ")));
  }

  private static List<Fault> faults(@Nullable String names) {
    if (names == null) return Faults.all();
    if (names.equals("short")) return Faults.ofShortRun();
    return Arrays.stream(names.split(";", -1)).map(Faults::named).toList();
  }

  private static List<Mutant> mutants(@Nullable String names) {
    if (names == null) return List.of();
    if (names.equals("all")) return Mutants.all();
    return Arrays.stream(names.split(";", -1)).map(Mutants::named).toList();
  }

  private static List<String> checks(String names) {
    if (names.equals("none")) return List.of();
    if (names.equals("all")) return Checks.ALL;
    List<String> chosen = list(names);
    if (Checks.ALL.containsAll(chosen)) return chosen;
    throw new IllegalArgumentException("Checks are " + Checks.ALL + ", all or none");
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(text + " is no whole number", e);
    }
  }

  private static double decimal(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(text + " is no number", e);
    }
  }
}
