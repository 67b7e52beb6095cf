package dev.belfry.bench.report;

import java.util.Arrays;

/** One figure over its rounds. */
record Spread(double least, double median, double most) {

  static Spread of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(sorted[0], median, sorted[sorted.length - 1]);
  }

  /** The median, and in brackets what it lay between. */
  String text(int digits) {
    String text = number(median, digits);
    String from = number(least, digits);
    String to = number(most, digits);
    return from.equals(to) ? text : text + " (" + from + "–" + to + ")";
  }

  private static String number(double value, int digits) {
    return ("%,." + digits + "f").formatted(value + 0.0);
  }
}
