package dev.belfry.bench.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bar for each server that was measured. */
final class Bars {

  private static final int LEFT = 20;
  private static final int TOP = 60;
  private static final int STEP = 38;
  private static final int LONGEST = 230;

  private Bars() {}

  static String svg(String title, Map<String, Double> values, List<String> targets) {
    StringBuilder svg = new StringBuilder();
    svg.append("<text x=\"%d\" y=\"24\" font-weight=\"600\">%s</text>\n".formatted(LEFT, title));
    double most = values.values().stream().mapToDouble(it -> it).max().orElse(1);
    int y = TOP;
    if (values.isEmpty()) return svg + bar(null, most, y, "");
    for (String target : targets) {
      if (!values.containsKey(target)) continue;
      svg.append(
          "<text x=\"%d\" y=\"%d\">%s</text>\n".formatted(LEFT, y - 4, Colors.escaped(target)));
      svg.append(bar(values.get(target), most, y, Colors.of(target, targets)));
      y += STEP;
    }
    return svg.toString();
  }

  private static String bar(@Nullable Double value, double most, int y, String color) {
    if (value == null) {
      return "<text class=\"quiet\" x=\"%d\" y=\"%d\">not measured</text>\n"
          .formatted(LEFT, y + 11);
    }
    double width = Math.max(1, LONGEST * value / Math.max(most, 1e-9));
    return """
    <rect x="%d" y="%d" width="%.1f" height="12" rx="2" fill="%s"/>
    <text x="%.1f" y="%d">%s</text>
    """
        .formatted(LEFT, y, width, color, LEFT + width + 6, y + 11, number(value));
  }

  private static String number(double value) {
    return (value < 10 ? "%.2f" : "%,.0f").formatted(value);
  }
}
