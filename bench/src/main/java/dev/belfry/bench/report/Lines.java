package dev.belfry.bench.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Time over streams, a line for each server, both axes logarithmic; the lower the better. */
final class Lines {

  private static final int LEFT = 52;
  private static final int RIGHT = 312;
  private static final int TOP = 44;
  private static final int BOTTOM = 262;

  private final double leastX;
  private final double mostX;
  private final double leastY;
  private final double mostY;

  private Lines(NavigableSet<Integer> streams, Collection<Double> times) {
    leastX = streams.first();
    mostX = Math.max(streams.last(), leastX * 1.1);
    leastY = power(times.stream().mapToDouble(it -> it).min().orElse(1), true);
    mostY =
        Math.max(power(times.stream().mapToDouble(it -> it).max().orElse(1), false), leastY * 10);
  }

  static String svg(Map<String, NavigableMap<Integer, Double>> rows, List<String> targets) {
    String title =
        "<text x=\"20\" y=\"24\" font-weight=\"600\">Broadcast to the last receiver, ms</text>\n";
    if (rows.isEmpty())
      return title + "<text class=\"quiet\" x=\"20\" y=\"56\">not measured</text>\n";
    NavigableSet<Integer> streams =
        rows.values().stream()
            .flatMap(it -> it.keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    List<Double> times = rows.values().stream().flatMap(it -> it.values().stream()).toList();
    Lines lines = new Lines(streams, times);
    StringBuilder svg = new StringBuilder(title);
    svg.append(lines.grid(streams));
    rows.forEach((target, row) -> svg.append(lines.line(row, Colors.of(target, targets))));
    return svg.toString();
  }

  private String grid(NavigableSet<Integer> streams) {
    StringBuilder svg = new StringBuilder();
    for (double ms = leastY; ms <= mostY * 1.01; ms *= 10) {
      svg.append(
          """
          <line class="grid" x1="%d" x2="%d" y1="%.1f" y2="%.1f"/>
          <text class="quiet" x="%d" y="%.1f" text-anchor="end">%,.0f</text>
          """
              .formatted(LEFT, RIGHT, y(ms), y(ms), LEFT - 6, y(ms) + 4, ms));
    }
    for (int n : streams) {
      svg.append(
          "<text class=\"quiet\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,d</text>\n"
              .formatted(x(n), BOTTOM + 18, n));
    }
    return svg.append(
            "<text class=\"quiet\" x=\"%d\" y=\"%d\" text-anchor=\"end\">streams</text>\n"
                .formatted(RIGHT, BOTTOM + 34))
        .toString();
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
    row.forEach((n, ms) ->
        svg.append(
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>\n"
                .formatted(x(n), y(ms), color)));
    return svg.toString();
  }

  private double x(double streams) {
    return LEFT + 8 + (RIGHT - LEFT - 24) * Math.log(streams / leastX) / Math.log(mostX / leastX);
  }

  private double y(double ms) {
    return BOTTOM - (BOTTOM - TOP) * Math.log(ms / leastY) / Math.log(mostY / leastY);
  }

  /** The power of ten beside it. */
  private static double power(double value, boolean below) {
    double exponent = Math.log10(Math.max(value, 0.1));
    return Math.pow(10, below ? Math.floor(exponent) : Math.ceil(exponent));
  }
}
