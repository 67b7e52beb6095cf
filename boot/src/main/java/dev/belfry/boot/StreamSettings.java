package dev.belfry.boot;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * The stream.
 *
 * @param heartbeat no stream is silent for longer
 * @param rotation how long a stream lives, drawn at random
 * @param buffer how much is gathered for one write to a stream, and held by its socket
 * @param recent how much memory this node gives to recent events, so that they are not read again
 * @param perRecipient how many streams a recipient may have open on this node
 * @param perNode how many streams this node takes; if null, as many as its descriptors allow
 */
@ConfigurationProperties("belfry.stream")
record StreamSettings(
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("30m..40m") Range rotation,
    @DefaultValue("64KB") DataSize buffer,
    @DefaultValue("16MB") DataSize recent,
    @DefaultValue("10") int perRecipient,
    @Nullable Integer perNode) {

  private static final int MOST = 20_000;

  /** Descriptors for everything that is no stream: files, the database, senders, the bus. */
  private static final int RESERVED = 2_000;

  StreamSettings {
    if (heartbeat.compareTo(Duration.ofMillis(100)) < 0) {
      throw new IllegalArgumentException("belfry.stream.heartbeat must be at least 100ms");
    }
    if (buffer.toKilobytes() < 1 || buffer.toMegabytes() > 64) {
      throw new IllegalArgumentException("belfry.stream.buffer must be from 1KB to 64MB");
    }
    if (recent.isNegative()) {
      throw new IllegalArgumentException("belfry.stream.recent must not be negative");
    }
    if (perRecipient < 1 || (perNode != null && perNode < 1)) {
      throw new IllegalArgumentException(
          "belfry.stream.per-recipient and belfry.stream.per-node must be at least 1");
    }
  }

  /** How many streams this node takes. */
  int streams() {
    return perNode != null ? perNode : Math.clamp(descriptors() - RESERVED, 1, MOST);
  }

  /** How many files and sockets this process may have open. */
  private static long descriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }

  /** From one duration to another: {@code 30m..40m}. */
  record Range(Duration min, Duration max) {

    Range {
      if (min.isNegative() || min.isZero() || max.compareTo(min) < 0) {
        throw new IllegalArgumentException("write a range of durations as 30m..40m");
      }
    }

    /** Called by Spring's conversion of settings. */
    public static Range valueOf(String text) {
      String[] ends = text.split("\\.\\.", -1);
      if (ends.length != 2) {
        throw new IllegalArgumentException("write a range of durations as 30m..40m");
      }
      return new Range(
          DurationStyle.detectAndParse(ends[0].strip()),
          DurationStyle.detectAndParse(ends[1].strip()));
    }
  }
}
