package dev.belfry.boot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/**
 * The stream.
 *
 * @param heartbeat no stream is silent for longer
 * @param rotation how long a stream lives, drawn at random
 */
@ConfigurationProperties("belfry.stream")
record StreamSettings(
    @DefaultValue("15s") Duration heartbeat, @DefaultValue("30m..40m") Range rotation) {

  StreamSettings {
    if (heartbeat.compareTo(Duration.ofMillis(100)) < 0) {
      throw new IllegalArgumentException("belfry.stream.heartbeat must be at least 100ms");
    }
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
