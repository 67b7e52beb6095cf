package dev.belfry.bench.driver;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** What all streams together have seen. Written by the loops, read by the scenario. */
public final class Tally {

  private static final long LONGEST = 600_000_000_000L;

  final LongAdder delivered = new LongAdder();
  final LongAdder missing = new LongAdder();
  final LongAdder doubled = new LongAdder();
  final LongAdder disordered = new LongAdder();
  final LongAdder resets = new LongAdder();
  final LongAdder goodbyes = new LongAdder();
  final LongAdder lost = new LongAdder();
  final LongAdder bytes = new LongAdder();
  private final Recorder latency = new Recorder(LONGEST, 3);
  private final LongAccumulator last = new LongAccumulator(Math::max, 0);
  private volatile long measuredFrom = Long.MIN_VALUE;
  private final Map<String, LongAdder> refusals = new ConcurrentSkipListMap<>();

  /** Since the start; an event counts once, however often it comes. */
  public long delivered() {
    return delivered.sum();
  }

  /** Left out of a row whose later numbers are here. What is still to come is not among them. */
  public long missing() {
    return missing.sum();
  }

  public long doubled() {
    return doubled.sum();
  }

  public long disordered() {
    return disordered.sum();
  }

  public long resets() {
    return resets.sum();
  }

  public long goodbyes() {
    return goodbyes.sum();
  }

  /** Streams that were open, and that the server ended. */
  public long lost() {
    return lost.sum();
  }

  /** All that was received, heads and frames of chunks included. */
  public long bytes() {
    return bytes.sum();
  }

  /** When the last event came, in {@link System#nanoTime}. */
  public long last() {
    return last.get();
  }

  /** What came since this was called last, in nanoseconds from post to receive. */
  public Histogram latency() {
    return latency.getIntervalHistogram();
  }

  /** What was posted before now is late because it was asked for late, and not measured. */
  public void measureFromNow() {
    latency();
    measuredFrom = System.nanoTime();
  }

  /** What the server said to those that got no stream, and how often. */
  public Map<String, LongAdder> refusals() {
    return refusals;
  }

  void received(Event event, boolean timed) {
    long now = System.nanoTime();
    last.accumulate(now);
    delivered.increment();
    if (timed && event.sentAt >= 0 && event.sentAt > measuredFrom) {
      latency.recordValue(Math.clamp(now - event.sentAt, 0, LONGEST));
    }
  }

  void refused(String answer) {
    refusals.computeIfAbsent(answer, it -> new LongAdder()).increment();
  }
}
