package dev.belfry.bench.report;

import dev.belfry.bench.scenario.Figure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One table: a row for each figure of each scenario, a column for each server and for the aim. */
final class Table {

  private final List<Round> rounds;
  private final SequencedSet<String> targets = new LinkedHashSet<>();
  private final List<String> footnotes = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private Table(List<Round> rounds) {
    this.rounds = rounds;
    rounds.forEach(it -> targets.add(it.target()));
  }

  static String markdown(String machine, List<Round> rounds, List<String> missing) {
    Table table = new Table(rounds);
    table.head(machine);
    table.body();
    table.feet();
    missing.forEach(it -> table.text.append("\nNot measured: ").append(it).append('\n'));
    return table.text.toString();
  }

  private void head(String machine) {
    int most = rounds.stream().mapToInt(Round::number).max().orElse(0);
    text.append("# Measured\n\n")
        .append(machine)
        .append(". Server, database and driver share the machine, over loopback, without TLS.\n")
        .append(
            most > 1 ? "Medians of " + most + " rounds, in brackets the spread.\n" : "One round.\n")
        .append("Aims are Belfry's; a ratio is that of two turns of the same round.\n")
        .append(
            "How, and what it means: [the bench](../../README.md). Raw: [raw.json](raw.json).\n\n![Time to the last receiver, CPU, memory and rates](picture.svg)\n\n");
    text.append("| | ").append(String.join(" | ", targets)).append(" | aim | met |\n|---|");
    text.repeat("---:|", targets.size()).append("---|---|\n");
  }

  private void body() {
    SequencedSet<Part> parts = new LinkedHashSet<>();
    rounds.forEach(it -> parts.add(new Part(it.scenario(), it.title(), it.size(), it.unit())));
    parts.forEach(this::part);
  }

  /** The rows of one scenario of one size. */
  private record Part(String scenario, String title, int size, String unit)
      implements Predicate<Round> {

    @Override
    public boolean test(Round round) {
      return round.scenario().equals(scenario) && round.size() == size;
    }
  }

  private void part(Part part) {
    List<Round> here = rounds.stream().filter(part).toList();
    text.append("| **%s**, %,d %s |".formatted(part.title(), part.size(), part.unit()));
    for (String target : targets) text.append(refusal(here, target)).append('|');
    text.append(" | |\n");
    for (Figure figure : Figure.values()) {
      if (here.stream().anyMatch(it -> it.figures().values().containsKey(figure)))
        row(here, part.scenario(), figure);
    }
  }

  /** A number that leads to what the server said, once for each saying. */
  private String refusal(List<Round> here, String target) {
    return here.stream()
        .filter(it -> it.target().equals(target) && !it.refusal().isEmpty())
        .findFirst()
        .map(it -> " failed [" + footnote(target + " " + it.refusal()) + "] ")
        .orElse(" ");
  }

  private int footnote(String note) {
    if (!footnotes.contains(note)) footnotes.add(note);
    return footnotes.indexOf(note) + 1;
  }

  private void row(List<Round> here, String scenario, Figure figure) {
    text.append("| ").append(figure.label()).append(" |");
    for (String target : targets) {
      double[] values =
          here.stream()
              .filter(it -> it.target().equals(target))
              .map(it -> it.figures().values().get(figure))
              .filter(Objects::nonNull)
              .mapToDouble(it -> it)
              .toArray();
      String cell = values.length == 0 ? "" : Spread.of(values).text(figure.digits());
      text.append(' ').append(cell).append(" |");
    }
    List<Aim> aims = Aim.of(scenario, figure);
    text.append(' ').append(joined(aims, Aim::text));
    text.append(" | ").append(joined(aims, aim -> aim.verdict(here))).append(" |\n");
  }

  private static String joined(List<Aim> aims, Function<Aim, String> of) {
    return aims.stream().map(of).collect(Collectors.joining("<br>"));
  }

  private void feet() {
    for (int i = 0; i < footnotes.size(); i++) {
      text.append("\n[").append(i + 1).append("] ").append(footnotes.get(i)).append('\n');
    }
  }
}
