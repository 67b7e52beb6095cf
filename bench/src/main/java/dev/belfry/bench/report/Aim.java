package dev.belfry.bench.report;

import dev.belfry.bench.scenario.Figure;
import java.util.List;
import java.util.Optional;

/**
 * What one figure of Belfry should be.
 *
 * @param scenario empty for all
 * @param atMost or at least
 * @param bound the figure itself, or what it may be as a multiple of another server's
 * @param beside that server; empty if the figure stands for itself
 */
record Aim(String scenario, Figure figure, boolean atMost, double bound, String beside) {

  private static final String BELFRY = "Belfry";
  private static final String NCHAN = "Nchan";
  private static final String PUSHPIN = "Pushpin";
  private static final String LIMIT = "the limit";

  private static final List<Aim> ALL =
      List.of(
          atMost("", Figure.NOT_DELIVERED, 0),
          atMost("", Figure.DOUBLED, 0),
          atMost("", Figure.DISORDERED, 0),
          atMost("idle", Figure.MEMORY_PER_STREAM, 1.1, NCHAN),
          atMost("idle", Figure.HEAP_PER_STREAM, 9),
          atMost("broadcast-transient", Figure.LAST_RECEIVER, 0.5, NCHAN),
          atMost("broadcast-transient", Figure.LAST_RECEIVER, 1.15, LIMIT),
          atMost("broadcast-transient", Figure.CPU, 0.55, NCHAN),
          atMost("broadcast-transient", Figure.CPU, 0.35, PUSHPIN),
          atMost("broadcast-transient", Figure.CPU, 1.3, LIMIT),
          atLeast("burst-transient", Figure.RATE, 4, NCHAN),
          atLeast("broadcast", Figure.SQL_SHARE, 0.7, ""),
          atMost("unicast", Figure.P50, 5),
          atMost("unicast", Figure.P99, 25),
          atLeast("rate", Figure.HELD_RATE, 1_260, ""), // what Mercure stores at most
          atLeast("rate", Figure.SQL_SHARE, 0.6, ""),
          atMost("stopped", Figure.P99_RATIO, 1.5),
          atMost("stopped", Figure.GROWTH_HEAP, 10), // a full buffer each, for a hundred of them
          atMost("storm", Figure.BACK_SECONDS, 30),
          atMost("storm", Figure.ANSWER_P99, 1_000),
          atMost("due", Figure.FIRST_PAGE, 1_000),
          atMost("shutdown", Figure.EXIT_SECONDS, 25), // the drain window
          atMost("shutdown", Figure.EXIT_CODE, 0));

  private static Aim atMost(String scenario, Figure figure, double bound) {
    return atMost(scenario, figure, bound, "");
  }

  private static Aim atMost(String scenario, Figure figure, double bound, String beside) {
    return new Aim(scenario, figure, true, bound, beside);
  }

  private static Aim atLeast(String scenario, Figure figure, double bound, String beside) {
    return new Aim(scenario, figure, false, bound, beside);
  }

  static List<Aim> of(String scenario, Figure figure) {
    return ALL.stream()
        .filter(it -> it.figure == figure)
        .filter(it -> it.scenario.isEmpty() || it.scenario.equals(scenario))
        .toList();
  }

  String text() {
    if (atMost && bound == 0) return "0";
    String bound = plain(this.bound);
    return (atMost ? "≤ " : "≥ ") + bound + (beside.isEmpty() ? "" : " × " + beside);
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? "%,.0f".formatted(number) : Double.toString(number);
  }

  /** Whether it is met, and by what ratio in each round; nothing where it was not measured. */
  String verdict(List<Round> rounds) {
    double[] ratios =
        rounds.stream()
            .filter(it -> it.target().equals(BELFRY))
            .flatMap(it -> ratio(it, rounds).stream())
            .mapToDouble(it -> it)
            .toArray();
    if (ratios.length == 0) return "not measured";
    Spread spread = Spread.of(ratios);
    boolean met = atMost ? spread.median() <= bound : spread.median() >= bound;
    return (beside.isEmpty() ? "" : spread.text(2) + ": ") + (met ? "yes" : "**no**");
  }

  /** With what the other did in the same round. */
  private Optional<Double> ratio(Round own, List<Round> rounds) {
    Optional<Double> value = value(own);
    if (beside.isEmpty()) return value;
    return value.flatMap(mine ->
        rounds.stream()
            .filter(it -> it.target().equals(beside) && it.number() == own.number())
            .findFirst()
            .flatMap(this::value)
            .map(theirs -> mine / theirs));
  }

  private Optional<Double> value(Round round) {
    return Optional.ofNullable(round.figures().values().get(figure));
  }
}
