package dev.belfry.bench.report;

import dev.belfry.bench.scenario.Figure;
import java.util.List;

/** The figures that say most, as SVG; for a light page and a dark one. */
final class Picture {

  private static final int WIDTH = 330;
  private static final int HEIGHT = 310;
  private static final int COLUMNS = 3;

  private Picture() {}

  static String svg(List<Round> rounds) {
    List<String> targets = rounds.stream().map(Round::target).distinct().toList();
    List<String> panels =
        List.of(
            growth(rounds, targets, "Broadcast to the last receiver, ms", Figure.LAST_RECEIVER),
            growth(rounds, targets, "CPU for 100,000 deliveries, s", Figure.CPU),
            growth(rounds, targets, "Memory with all streams, MiB", Figure.MEMORY),
            Bars.svg(
                "Fifty broadcasts, deliveries a second",
                Series.medians(rounds, "burst-transient", Figure.RATE),
                targets),
            Bars.svg(
                "Memory for an idle stream, KiB",
                Series.medians(rounds, "idle", Figure.MEMORY_PER_STREAM),
                targets),
            Lines.svg(
                "Posts a second to full inboxes",
                "notifications in the inbox",
                Series.overSizes(rounds, "inboxes", Figure.POSTS_PER_SECOND),
                targets));
    StringBuilder svg = new StringBuilder();
    String title = "Belfry beside others: time to the last receiver, CPU, memory and rates";
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" font-size="12" role="img">
        <title>%s</title>
        <style>
          svg { color-scheme: light dark; }
          text { fill: #1f2328; } .grid { stroke: #d0d7de; } .quiet { fill: #59636e; }
          @media (prefers-color-scheme: dark) { text { fill: #f0f6fc; } .grid { stroke: #3d444d; } .quiet { fill: #9198a1; } }
        </style>
        """
            .formatted(COLUMNS * WIDTH, HEIGHT * panels.size() / COLUMNS, title));
    for (int i = 0; i < panels.size(); i++) {
      svg.append(
              "<g transform=\"translate(%d %d)\">\n"
                  .formatted(i % COLUMNS * WIDTH, i / COLUMNS * HEIGHT))
          .append(panels.get(i))
          .append("</g>\n");
    }
    return svg.append("</svg>\n").toString();
  }

  private static String growth(
      List<Round> rounds, List<String> targets, String title, Figure figure) {
    return Lines.svg(title, "streams", Series.overSizes(rounds, "growth", figure), targets);
  }
}
