package dev.belfry.bench.scenario;

import dev.belfry.bench.post.Letter.Keeping;
import java.util.List;

/** All of them, in the order of the report. */
public final class Scenarios {

  private static final List<Scenario> ALL =
      List.of(
          new Idle(),
          Broadcast.of(Keeping.TRANSIENT),
          new Burst(Keeping.TRANSIENT),
          Broadcast.of(Keeping.DURABLE),
          new Burst(Keeping.DURABLE),
          new Unicast(Keeping.DURABLE),
          new Unicast(Keeping.TRANSIENT),
          new Rate(),
          new Stopped(),
          new Behind(),
          new Storm(),
          new Fairness(),
          new Due(),
          new Shutdown(),
          Broadcast.large(),
          Broadcast.growing(),
          new Inboxes());

  private Scenarios() {}

  public static List<String> names() {
    return ALL.stream().map(Scenario::name).toList();
  }

  /**
   * Those that were asked for.
   *
   * @param names none for all
   * @throws IllegalArgumentException if there is no such scenario
   */
  public static List<Scenario> named(List<String> names) {
    if (names.isEmpty()) return ALL;
    for (String name : names) {
      if (!names().contains(name)) throw new IllegalArgumentException("No scenario: " + name);
    }
    return ALL.stream().filter(it -> names.contains(it.name())).toList();
  }
}
