package dev.belfry.application.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.application.port.out.InMemoryInboxLog;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SweepTest {

  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Sweep sweep =
      new Sweep(new InMemoryInboxLog(), new Subscribers(1), new Recent(1), Runnable::run, INTERVAL);

  private List<Duration> pauses() {
    return Stream.generate(sweep::round).limit(200).toList();
  }

  @Test
  void nodes_that_were_started_together_do_not_stay_in_step_and_none_is_late() {
    List<Duration> pauses = pauses();

    assertThat(Set.copyOf(pauses)).hasSizeGreaterThan(20);
    assertThat(pauses).allMatch(it -> it.compareTo(INTERVAL.dividedBy(2)) > 0);
    assertThat(pauses).allMatch(it -> it.compareTo(INTERVAL) <= 0);
  }

  @Test
  void nor_do_those_that_watch_and_none_waits_longer_than_a_second() {
    sweep.watch();

    List<Duration> pauses = pauses();

    assertThat(Set.copyOf(pauses)).hasSizeGreaterThan(20);
    assertThat(pauses).allMatch(it -> it.compareTo(Duration.ofSeconds(1)) <= 0);
  }

  @Test
  void it_looks_once_more_before_it_relies_on_rings_again() {
    sweep.watch();
    sweep.round();
    assertThat(sweep.isWatching()).isTrue();

    sweep.relax();
    assertThat(sweep.isWatching()).isTrue();
    sweep.round();

    assertThat(sweep.isWatching()).isFalse();
  }
}
