package dev.belfry.chaos.oracle;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Durations, and what is said of them: in milliseconds, rounded up. */
final class Series {

  private long[] nanos = new long[64];
  private int size;

  void add(long duration) {
    if (size == nanos.length) nanos = Arrays.copyOf(nanos, 2 * size);
    nanos[size++] = duration;
  }

  int size() {
    return size;
  }

  /**
   * @param share 0.99 for what only one in a hundred exceeds
   */
  long millis(double share) {
    if (size == 0) return 0;
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    int index = Math.clamp((int) Math.ceil(share * size) - 1, 0, size - 1);
    return TimeUnit.NANOSECONDS.toMillis(sorted[index] + 999_999);
  }
}
