package dev.belfry.bench.server;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All of them, in the order of the report. */
public final class Targets {

  private Targets() {}

  /**
   * Those that were asked for.
   *
   * @param names none for all
   * @throws IllegalArgumentException if there is no such target
   */
  public static Map<String, Target> named(
      List<String> names, Path jar, Workshop workshop, List<String> java) {
    Map<String, Target> all = new LinkedHashMap<>();
    all.put("belfry", Belfry.of(jar, workshop, java));
    all.put("nchan", new Nchan(workshop, true));
    all.put("nchan-one", new Nchan(workshop, false));
    all.put("pushpin", new Pushpin(workshop));
    all.put("naive", new Naive(workshop));
    all.put("limit", new Limit(workshop));
    for (String name : names) {
      if (!all.containsKey(name)) throw new IllegalArgumentException("No target: " + name);
    }
    if (!names.isEmpty()) all.keySet().retainAll(names);
    return all;
  }

  /** Those that can be run here. */
  public static Map<String, Target> present(Map<String, Target> targets) {
    Map<String, Target> present = new LinkedHashMap<>(targets);
    present.values().removeIf(target -> target.missing().isPresent());
    return present;
  }

  /** Which cannot, and what they need. */
  public static List<String> missing(Map<String, Target> targets) {
    return targets.values().stream()
        .flatMap(target -> target.missing().map(needs -> target.name() + ": " + needs).stream())
        .toList();
  }
}
