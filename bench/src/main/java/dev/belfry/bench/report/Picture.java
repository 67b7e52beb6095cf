package dev.belfry.bench.report;

import dev.belfry.bench.scenario.Figure;
import java.util.ArrayList;
import java.util.List;

/** The three figures that say most, side by side as SVG; for a light page and a dark one. */
final class Picture {

  private static final int WIDTH = 330;
  private static final int HEIGHT = 300;

  private Picture() {}

  static String svg(List<Round> rounds) {
    List<String> targets = rounds.stream().map(Round::target).distinct().toList();
    List<String> panels = new ArrayList<>();
    panels.add(Lines.svg(Series.overStreams(rounds, "growth", Figure.LAST_RECEIVER), targets));
    panels.add(
        Bars.svg(
            "CPU for 100,000 deliveries, s",
            Series.medians(rounds, "broadcast-transient", Figure.CPU),
            targets));
    panels.add(
        Bars.svg(
            "Memory for an idle stream, KiB",
            Series.medians(rounds, "idle", Figure.MEMORY_PER_STREAM),
            targets));
    StringBuilder svg = new StringBuilder();
    String title = "Belfry beside others: time to the last receiver, CPU and memory";
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
            .formatted(panels.size() * WIDTH, HEIGHT, title));
    for (int i = 0; i < panels.size(); i++) {
      svg.append("<g transform=\"translate(%d 0)\">\n".formatted(i * WIDTH))
          .append(panels.get(i))
          .append("</g>\n");
    }
    return svg.append("</svg>\n").toString();
  }
}
