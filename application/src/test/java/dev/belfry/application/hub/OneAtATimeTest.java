package dev.belfry.application.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.application.port.out.Race;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class OneAtATimeTest {

  @Test
  void asking_while_it_runs_makes_it_run_once_more() {
    AtomicInteger runs = new AtomicInteger();
    OneAtATime[] self = new OneAtATime[1];
    self[0] =
        new OneAtATime(() -> {
          if (runs.incrementAndGet() == 1) {
            self[0].run();
            self[0].run();
          }
        });

    self[0].run();

    assertThat(runs).hasValue(2);
  }

  /** Whatever word was left before asking must be found by a run that follows. */
  @RepeatedTest(20)
  void no_word_is_forgotten_and_no_two_run_at_once() throws Exception {
    AtomicInteger word = new AtomicInteger();
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger overlaps = new AtomicInteger();
    AtomicInteger found = new AtomicInteger();
    OneAtATime task =
        new OneAtATime(() -> {
          if (atOnce.incrementAndGet() > 1) overlaps.incrementAndGet();
          found.addAndGet(word.getAndSet(0));
          atOnce.decrementAndGet();
        });

    Race.of(
        8,
        () -> {
          for (int i = 0; i < 1_000; i++) {
            word.incrementAndGet();
            task.run();
          }
          return task;
        });

    assertThat(found).hasValue(8_000);
    assertThat(overlaps).hasValue(0);
  }
}
