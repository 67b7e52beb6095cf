package dev.belfry.bench.report;

import java.util.List;

/** One for each server, the same in every panel; told apart also by those who see few colours. */
final class Colors {

  private static final List<String> ALL =
      List.of("#0969da", "#e16f24", "#bf8700", "#8250df", "#cf222e", "#6e7781");

  private Colors() {}

  static String of(String target, List<String> targets) {
    return ALL.get(targets.indexOf(target) % ALL.size());
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
