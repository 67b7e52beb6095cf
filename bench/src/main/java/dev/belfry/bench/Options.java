package dev.belfry.bench;

import dev.belfry.bench.scenario.Scenario.Sizes;
import dev.belfry.bench.scenario.Session.Effort;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param home the folder {@code bench} of the sources
 * @param scenarios by name, empty for all
 * @param targets by name, empty for those that a scenario is made for
 */
record Options(
    Path home,
    Path jar,
    Path out,
    List<String> scenarios,
    List<String> targets,
    Sizes sizes,
    int rounds,
    int threads,
    Effort effort,
    List<String> java) {

  static final String USAGE =
      """
      ./belfry bench [scenario …] [--option=value …]

        --smoke               1,000 streams, one short round: does the bench work?
        --streams=10000       streams that are open in each scenario
        --most=18000          streams of the scenario idle
        --growth=1000,3000,10000,18000   streams of the scenario growth
        --inboxes=10,100,1000,10000,100000   what they hold in the scenario inboxes
        --rounds=3            rounds; in each, every server has its turn
        --targets=belfry,nchan,nchan-one,pushpin,naive,limit   instead of those of each scenario
        --warm-ups=60000      posts before anything is measured, and ten times as many deliveries of broadcasts
        --broadcasts=20       broadcasts in a round
        --rate=1000           posts in a second to single recipients
        --seconds=10          how long those are posted, and how long idle streams are watched
        --threads=1           threads of the driver
        --java-options="-Xmx768m -XX:+UseCompactObjectHeaders -XX:GCTimeRatio=199"   of Belfry's JVM, separated by blanks
        --jar=boot/target/belfry.jar
        --out=bench/results/<today>

      Scenarios: %s
      """;

  private static final Set<String> KNOWN =
      Set.of(
          "smoke",
          "home",
          "jar",
          "out",
          "streams",
          "most",
          "growth",
          "inboxes",
          "rounds",
          "targets",
          "warm-ups",
          "broadcasts",
          "rate",
          "seconds",
          "threads",
          "java-options");

  /**
   * @throws IllegalArgumentException with a sentence for the person who typed it
   */
  static Options of(String... arguments) {
    List<String> scenarios = new ArrayList<>();
    Map<String, String> given = new HashMap<>();
    for (String argument : arguments) {
      if (argument.startsWith("--")) option(argument.substring(2), given);
      else scenarios.add(argument);
    }
    return of(scenarios, given);
  }

  private static void option(String option, Map<String, String> given) {
    String[] parts = option.split("=", 2);
    if (parts[0].equals("help"))
      throw new IllegalArgumentException("Measures Belfry beside others.");
    if (!KNOWN.contains(parts[0])) throw new IllegalArgumentException("Unknown: --" + parts[0]);
    given.put(parts[0], parts.length == 2 ? parts[1] : "true");
  }

  private static Options of(List<String> scenarios, Map<String, String> given) {
    boolean smoke = given.containsKey("smoke");
    Path home = Path.of(given.getOrDefault("home", "bench"));
    return new Options(
        home,
        Path.of(given.getOrDefault("jar", "boot/target/belfry.jar")),
        Path.of(given.getOrDefault("out", home.resolve("results/" + today()).toString())),
        scenarios,
        list(given.getOrDefault("targets", "")),
        new Sizes(
            number(given, "streams", smoke ? 1_000 : 10_000),
            number(given, "most", smoke ? 1_000 : 18_000),
            numbers(given, "growth", smoke ? "300,1000" : "1000,3000,10000,18000"),
            numbers(given, "inboxes", smoke ? "10,100,1000" : "10,100,1000,10000,100000")),
        number(given, "rounds", smoke ? 1 : 3),
        number(given, "threads", 1),
        new Effort(
            number(given, "warm-ups", smoke ? 500 : 60_000),
            number(given, "broadcasts", smoke ? 5 : 20),
            number(given, "rate", smoke ? 100 : 1_000),
            number(given, "seconds", smoke ? 3 : 10)),
        List.of(
            given
                .getOrDefault(
                    "java-options", "-Xmx768m -XX:+UseCompactObjectHeaders -XX:GCTimeRatio=199")
                .split(" ", -1)));
  }

  /** The only clock on the wall that the bench looks at. */
  @SuppressWarnings("JavaTimeDefaultTimeZone")
  private static LocalDate today() {
    return LocalDate.now();
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }

  private static List<Integer> numbers(Map<String, String> given, String name, String otherwise) {
    return list(given.getOrDefault(name, otherwise)).stream()
        .map(text -> whole(name, text))
        .toList();
  }

  private static int number(Map<String, String> given, String name, int otherwise) {
    String text = given.get(name);
    return text == null ? otherwise : whole(name, text);
  }

  private static int whole(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " is a whole number, not " + text, e);
    }
  }
}
