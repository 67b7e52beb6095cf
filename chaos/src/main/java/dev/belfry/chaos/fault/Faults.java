package dev.belfry.chaos.fault;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** All that is done to Belfry. */
public final class Faults {

  public static final Fault KILL_NODE = NodeFaults.KILL;
  private static final Fault STOPPED_SHORTLY = NodeFaults.stopped(Duration.ofSeconds(10));
  private static final Fault STOPPED_LONG = NodeFaults.stopped(Duration.ofSeconds(60));

  /** In the order of the long run, which goes through it again and again. */
  private static final List<Fault> ALL =
      List.of(
          NodeFaults.KILL,
          RedisFaults.MISCHIEF,
          NodeFaults.KILL_BEFORE_RING,
          DatabaseFaults.KILL,
          NodeFaults.KILL_IN_CHUNK,
          ClientFaults.STORM,
          ClientFaults.RESTLESS,
          RedisFaults.KILLED,
          NodeFaults.KILL,
          NodeFaults.DEPLOY,
          ClientFaults.TABS_CRASH,
          ClientFaults.CUTS,
          DatabaseFaults.ROW_HELD,
          RedisFaults.CLIENTS_KILLED,
          NodeFaults.KILL_ALL,
          ClientFaults.BLACK_HOLED,
          DatabaseFaults.IDLE_TRANSACTION,
          RedisFaults.STOPPED,
          STOPPED_SHORTLY,
          DatabaseFaults.CUT,
          ClientFaults.SLOW,
          RedisFaults.UNREACHABLE,
          NodeFaults.KILL,
          ClientFaults.TABS_FREEZE,
          DatabaseFaults.POOL_EXHAUSTED,
          ClientFaults.PROXY_ANSWERS,
          RedisFaults.BLACK_HOLE,
          DatabaseFaults.UNREACHABLE,
          NodeFaults.CLOCK_AHEAD,
          ClientFaults.HALF_OPEN,
          RedisFaults.FLUSHED,
          NodeFaults.CLOCK_BACK,
          DatabaseFaults.BLACK_HOLE,
          ClientFaults.LATENCY,
          DatabaseFaults.PRUNED,
          STOPPED_LONG,
          DatabaseFaults.SWAPPED);

  private static final List<Fault> OF_TABS =
      List.of(ClientFaults.TABS_CRASH, ClientFaults.TABS_FREEZE);

  private static final List<Fault> OF_SHORT_RUN =
      List.of(
          NodeFaults.KILL,
          RedisFaults.MISCHIEF,
          DatabaseFaults.CUT,
          NodeFaults.KILL_BEFORE_RING,
          ClientFaults.STORM,
          RedisFaults.CLIENTS_KILLED,
          ClientFaults.CUTS,
          DatabaseFaults.KILL);

  /** Of which the ledger says how long a post took once six seconds had passed. */
  private static final List<Fault> WITHOUT_REDIS =
      List.of(RedisFaults.KILLED, RedisFaults.STOPPED, RedisFaults.BLACK_HOLE);

  public static final Fault STORM = ClientFaults.STORM;
  public static final Fault RESTLESS = ClientFaults.RESTLESS;
  public static final Fault LOST_RINGS = RedisFaults.LASTING_MISCHIEF;

  /** Takes a world on a small disk. */
  public static final Fault DISK_FULL = DatabaseFaults.DISK_FULL;

  public static final Fault PRUNED = DatabaseFaults.PRUNED;
  public static final Fault SWAPPED = DatabaseFaults.SWAPPED;

  /** None, for a while: what is struck next is seen by itself. */
  private static final Fault CALM = new Fault("calm", (world, random) -> Thread.sleep(20_000));

  private Faults() {}

  /** Those of the long run. */
  public static List<Fault> all() {
    return ALL;
  }

  /** What is left of these where no browser is. */
  public static List<Fault> withoutTabs(List<Fault> faults) {
    return faults.stream().filter(fault -> !OF_TABS.contains(fault)).toList();
  }

  /** Those of the short run, in its order. */
  public static List<Fault> ofShortRun() {
    return OF_SHORT_RUN;
  }

  /** As the ledger calls the times when Redis had been gone for six seconds. */
  public static List<String> withoutRedis() {
    return WITHOUT_REDIS.stream().map(RedisFaults::after).toList();
  }

  /**
   * The one that the ledger calls so, or {@code calm}.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Fault named(String name) {
    return Stream.concat(ALL.stream(), Stream.of(CALM))
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no fault called " + name));
  }
}
