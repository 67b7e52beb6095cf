package dev.belfry.chaos.oracle;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which fault was at work when. One counts until the next begins, with all that it leaves behind.
 */
public final class Stages {

  public static final String CALM = "calm";

  private final ConcurrentSkipListMap<Long, String> begins = new ConcurrentSkipListMap<>();
  private final Map<String, AtomicInteger> times = new ConcurrentHashMap<>();

  public Stages() {
    begin(CALM);
  }

  /** From now on. */
  public void begin(String name) {
    begins.put(System.nanoTime(), name);
    times.computeIfAbsent(name, it -> new AtomicInteger()).incrementAndGet();
  }

  /** At that time of this process's clock. */
  String at(long nanos) {
    Map.Entry<Long, String> stage = begins.floorEntry(nanos);
    return stage == null ? CALM : stage.getValue();
  }

  /** The one that is at work. */
  public String current() {
    return begins.lastEntry().getValue();
  }

  /** All that were, and how often each began. */
  Map<String, AtomicInteger> times() {
    return times;
  }
}
