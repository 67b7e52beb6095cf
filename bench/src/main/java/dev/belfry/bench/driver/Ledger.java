package dev.belfry.bench.driver;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of numbers that has to come as 1, 2, 3, …: what was left out, came twice or came late is
 * added to the tally.
 */
final class Ledger {

  private final Tally tally;
  private long last;
  private @Nullable Set<Long> leftOut;

  Ledger(Tally tally, long last) {
    this.tally = tally;
    this.last = last;
  }

  /** Whether it is here for the first time. */
  boolean take(long number) {
    if (number == last + 1) {
      last = number;
      return true;
    }
    return number > last ? gap(number) : late(number);
  }

  private boolean gap(long number) {
    if (leftOut == null) leftOut = new HashSet<>();
    for (long each = last + 1; each < number; each++) leftOut.add(each);
    tally.missing.add(number - last - 1);
    last = number;
    return true;
  }

  private boolean late(long number) {
    boolean waitedFor = leftOut != null && leftOut.remove(number);
    if (waitedFor) {
      tally.missing.decrement();
      tally.disordered.increment();
    } else {
      tally.doubled.increment();
    }
    return waitedFor;
  }
}
