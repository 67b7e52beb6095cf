package dev.belfry.bench.scenario;

import dev.belfry.bench.post.Letter.Keeping;
import java.util.List;

/** All of them, in the order of the report. */
public final class Scenarios {

  private static final List<Scenario> ALL =
      List.of(
          new Idle(),
          new Unicast(Keeping.DURABLE),
          new Unicast(Keeping.TRANSIENT),
          new Broadcast(Keeping.TRANSIENT, false),
          new Burst(Keeping.TRANSIENT),
          new Broadcast(Keeping.DURABLE, false),
          new Burst(Keeping.DURABLE),
          new Stopped(false),
          new Stopped(true),
          new Storm(),
          new Broadcast(Keeping.TRANSIENT, true));

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

  /** With how many streams it runs. */
  public static List<Integer> streams(Scenario scenario, int streams, List<Integer> growth) {
    return scenario.grows() ? growth : List.of(streams);
  }
}
