package dev.belfry.bench.report;

import dev.belfry.bench.scenario.Figure;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Medians, by server. */
final class Series {

  private Series() {}

  /** One value for each server. */
  static Map<String, Double> medians(List<Round> rounds, String scenario, Figure figure) {
    return rounds.stream()
        .filter(it -> it.scenario().equals(scenario))
        .filter(it -> it.figures().values().containsKey(figure))
        .collect(
            Collectors.groupingBy(
                Round::target,
                Collectors.collectingAndThen(Collectors.toList(), mine -> median(mine, figure))));
  }

  /** For each server a row of values, by size. */
  static Map<String, NavigableMap<Integer, Double>> overSizes(
      List<Round> rounds, String scenario, Figure figure) {
    Map<String, NavigableMap<Integer, Double>> rows = new TreeMap<>();
    rounds.stream()
        .map(Round::size)
        .distinct()
        .forEach(size ->
            medians(rounds.stream().filter(it -> it.size() == size).toList(), scenario, figure)
                .forEach((target, value) ->
                    rows.computeIfAbsent(target, it -> new TreeMap<>()).put(size, value)));
    return rows;
  }

  private static double median(List<Round> rounds, Figure figure) {
    double[] values =
        rounds.stream()
            .map(it -> it.figures().values().get(figure))
            .filter(Objects::nonNull)
            .mapToDouble(it -> it)
            .toArray();
    return Spread.of(values).median();
  }
}
