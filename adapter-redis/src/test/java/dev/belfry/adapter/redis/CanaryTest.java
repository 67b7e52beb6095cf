package dev.belfry.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanaryTest {

  private final List<Long> songs = new ArrayList<>();
  private final Watchman watchman = new Watchman();

  private Canary canary(Duration patience) {
    return canary(patience, Duration.ofHours(1));
  }

  private Canary canary(Duration patience, Duration silence) {
    return new Canary(songs::add, watchman, patience, silence);
  }

  @Test
  void a_node_watches_until_it_has_heard_itself() {
    Canary canary = canary(Duration.ofHours(1));
    assertThat(watchman.isWatching()).isTrue();

    canary.tick();
    canary.heard(songs.getLast());

    assertThat(watchman.isWatching()).isFalse();
  }

  @Test
  void it_watches_before_it_gives_up_its_connections() throws InterruptedException {
    Canary canary = canary(Duration.ofMillis(1));
    canary.tick();
    canary.heard(songs.getLast());

    Thread.sleep(5);

    assertThat(canary.tick()).isFalse();
    assertThat(watchman.isWatching()).isTrue();
  }

  @Test
  void it_gives_up_its_connections_once_for_each_silence() {
    Canary canary = canary(Duration.ZERO, Duration.ofSeconds(2));

    await().until(canary::tick);

    assertThat(canary.tick()).isFalse();
  }

  @Test
  void it_is_calm_again_once_it_hears_itself() throws InterruptedException {
    Canary canary = canary(Duration.ofMillis(1));
    canary.tick();
    Thread.sleep(5);
    canary.tick();

    canary.heard(songs.getLast());

    assertThat(watchman.isWatching()).isFalse();
  }

  @Test
  void what_was_sung_before_a_loss_does_not_calm_it() {
    Canary canary = canary(Duration.ofHours(1));
    canary.tick();
    long before = songs.getLast();

    canary.lost();
    canary.heard(before);
    assertThat(watchman.isWatching()).isTrue();

    canary.tick();
    canary.heard(songs.getLast());
    assertThat(watchman.isWatching()).isFalse();
  }
}
