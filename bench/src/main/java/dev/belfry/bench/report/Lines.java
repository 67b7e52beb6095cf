package dev.belfry.bench.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One figure over a size, a line for each server, both axes logarithmic. */
final class Lines {

  private static final int LEFT = 52;
  private static final int RIGHT = 312;
  private static final int TOP = 44;
  private static final int BOTTOM = 262;

  /** The height of a name. */
  private static final int NAME = 12;

  private final double leastX;
  private final double mostX;
  private final double leastY;
  private final double mostY;

  private Lines(NavigableSet<Integer> streams, Collection<Double> values) {
    leastX = streams.first();
    mostX = Math.max(streams.last(), leastX * 1.1);
    leastY = power(values.stream().mapToDouble(it -> it).min().orElse(1), true);
    mostY =
        Math.max(power(values.stream().mapToDouble(it -> it).max().orElse(1), false), leastY * 10);
  }

  /**
   * @param title what is drawn, with its unit
   * @param over what the size counts
   */
  static String svg(
      String title,
      String over,
      Map<String, NavigableMap<Integer, Double>> rows,
      List<String> targets) {
    String head = "<text x=\"20\" y=\"24\" font-weight=\"600\">" + title + "</text>\n";
    if (rows.isEmpty())
      return head + "<text class=\"quiet\" x=\"20\" y=\"56\">not measured</text>\n";
    NavigableSet<Integer> sizes =
        rows.values().stream()
            .flatMap(it -> it.keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    List<Double> values = rows.values().stream().flatMap(it -> it.values().stream()).toList();
    Lines lines = new Lines(sizes, values);
    StringBuilder svg = new StringBuilder(head);
    svg.append(lines.grid(sizes, over));
    rows.forEach((target, row) -> svg.append(lines.line(row, Colors.of(target, targets))));
    return svg.append(lines.names(rows)).toString();
  }

  private String grid(NavigableSet<Integer> sizes, String over) {
    StringBuilder svg = new StringBuilder();
    for (double each = leastY; each <= mostY * 1.01; each *= 10) {
      svg.append(
          """
          <line class="grid" x1="%d" x2="%d" y1="%.1f" y2="%.1f"/>
          <text class="quiet" x="%d" y="%.1f" text-anchor="end">%s</text>
          """
              .formatted(LEFT, RIGHT, y(each), y(each), LEFT - 6, y(each) + 4, plain(each)));
    }
    for (int size : sizes) {
      svg.append(
          "<text class=\"quiet\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,d</text>\n"
              .formatted(x(size), BOTTOM + 18, size));
    }
    return svg.append(
            "<text class=\"quiet\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n"
                .formatted(RIGHT, BOTTOM + 34, over))
        .toString();
  }

  private static String plain(double number) {
    return (number < 1 ? "%,.1f" : "%,.0f").formatted(number);
  }

  private String line(NavigableMap<Integer, Double> row, String color) {
    String points =
        row.entrySet().stream()
            .map(it -> "%.1f,%.1f".formatted(x(it.getKey()), y(it.getValue())))
            .collect(Collectors.joining(" "));
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n"
            .formatted(points, color));
    row.forEach((size, value) ->
        svg.append(
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>\n"
                .formatted(x(size), y(value), color)));
    return svg.toString();
  }

  /** By name, not by colour alone: each above the end of its line, and below the name before it. */
  private String names(Map<String, NavigableMap<Integer, Double>> rows) {
    List<Map.Entry<String, NavigableMap<Integer, Double>>> fromTheTop =
        rows.entrySet().stream()
            .sorted(Comparator.comparingDouble(it -> end(it.getValue())))
            .toList();
    StringBuilder svg = new StringBuilder();
    double above = TOP - NAME;
    for (var each : fromTheTop) {
      above = Math.max(end(each.getValue()) - 6, above + NAME);
      svg.append(
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\" font-size=\"10\">%s</text>\n"
              .formatted(x(each.getValue().lastKey()), above, Colors.escaped(each.getKey())));
    }
    return svg.toString();
  }

  private double end(NavigableMap<Integer, Double> row) {
    return y(row.lastEntry().getValue());
  }

  private double x(double size) {
    return LEFT + 8 + (RIGHT - LEFT - 24) * Math.log(size / leastX) / Math.log(mostX / leastX);
  }

  private double y(double value) {
    return BOTTOM - (BOTTOM - TOP) * Math.log(value / leastY) / Math.log(mostY / leastY);
  }

  /** The power of ten beside it. */
  private static double power(double value, boolean below) {
    double exponent = Math.log10(Math.max(value, 0.1));
    return Math.pow(10, below ? Math.floor(exponent) : Math.ceil(exponent));
  }
}
