package dev.belfry.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AgreedClockTest {

  private final Instant there = Instant.parse("2026-03-01T12:00:00Z");

  private Instant agreedWith(Instant here) {
    return new AgreedClock(() -> here, () -> there).instant();
  }

  @Test
  void a_node_that_runs_ahead_does_not_make_anything_old() {
    assertThat(agreedWith(there.plus(Duration.ofDays(400)))).isEqualTo(there);
  }

  @Test
  void a_node_that_lags_takes_its_time() {
    Instant yesterday = there.minus(Duration.ofDays(1));

    assertThat(agreedWith(yesterday)).isEqualTo(yesterday);
  }
}
