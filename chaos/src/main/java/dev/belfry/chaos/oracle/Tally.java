package dev.belfry.chaos.oracle;

import dev.belfry.chaos.client.Complaint.Kind;
import java.util.EnumMap;
import java.util.Map;

/** What is said of one fault, or of all together. */
final class Tally {

  long accepted;
  long delivered;
  final Map<Kind, Long> violations = new EnumMap<>(Kind.class);
  final Series latency = new Series();
  final Series streamless = new Series();

  void violated(Kind kind) {
    violations.merge(kind, 1L, Long::sum);
  }

  long violations() {
    return violations.values().stream().mapToLong(Long::longValue).sum();
  }
}
