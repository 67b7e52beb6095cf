package dev.belfry.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.belfry.application.port.out.Bus.Ring;
import dev.belfry.domain.Audience;
import dev.belfry.domain.Message;
import dev.belfry.domain.Position;
import dev.belfry.domain.Priority;
import dev.belfry.domain.TransientNotification;
import dev.belfry.domain.Witness;
import dev.belfry.testsupport.OwnRedis;
import dev.belfry.testsupport.TestRedis;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RedisBusIT extends NodesFixture {

  @Test
  void a_ring_reaches_this_node_at_once_and_the_other_soon() {
    Node one = node(TestRedis.get().url());
    Node other = node(TestRedis.get().url(), "Käthe 🔔");
    awaitConnected(one, other);
    Ring ring = ring("Käthe 🔔", 42);

    one.bus().ring(ring);

    assertThat(one.heard()).contains(ring);
    await().atMost(DEADLINE).until(() -> other.hears(ring));
  }

  private static String[] many() {
    return IntStream.range(0, 8).mapToObj(i -> "many-" + i).toArray(String[]::new);
  }

  @Test
  void many_ring_at_once_in_both_directions_and_nothing_is_lost() throws Exception {
    Node one = node(TestRedis.get().url(), many());
    Node other = node(TestRedis.get().url(), many());
    awaitConnected(one, other);
    awaitConnected(other, one);
    List<Thread> ringers = new ArrayList<>();

    for (int i = 0; i < 8; i++) {
      Node node = i % 2 == 0 ? one : other;
      String recipient = "many-" + i;
      ringers.add(
          Thread.ofVirtual()
              .start(() ->
                  LongStream.range(0, 250).forEach(n -> node.bus().ring(ring(recipient, n)))));
    }
    for (Thread ringer : ringers) ringer.join();

    List<Ring> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      for (long n = 0; n < 250; n++) all.add(ring("many-" + i, n));
    }
    await().atMost(DEADLINE).untilAsserted(() -> assertThat(one.heard()).containsAll(all));
    await().atMost(DEADLINE).untilAsserted(() -> assertThat(other.heard()).containsAll(all));
  }

  @Test
  void what_another_release_says_is_passed_over_and_the_next_ring_is_heard() {
    OwnRedis redis = redis();
    Node node = node(redis.url());
    Node other = node(redis.url());
    awaitConnected(node, other);

    try (RedisClient client = RedisClient.create(redis.url());
        var connection = client.connect()) {
      var say = connection.sync();
      say.spublish(Channels.EVERYBODY, "2 ring 42 51fe02aa ada");
      say.spublish(Channels.EVERYBODY, "1 transient 51fe02aa {}");
      say.spublish(Channels.EVERYBODY, "");
      say.spublish(Channels.EVERYBODY, "1 ring 99999999999999999999 51fe02aa ada");
      say.spublish(Channels.EVERYBODY, "1 ring 42 51fe02aa ada");
    }

    await().atMost(DEADLINE).until(() -> !node.heardSinceHello().isEmpty());
    assertThat(node.heardSinceHello())
        .containsExactly(new Ring(ADA, new Position(42, new Witness("51fe02aa"))));
  }

  @Test
  void a_transient_reaches_every_node_once_and_a_forged_one_reaches_none() {
    OwnRedis redis = redis();
    Node one = node(redis.url(), "after");
    Node other = node(redis.url());
    awaitConnected(one, other);
    awaitConnected(other, one);
    TransientMessage forged = passing("forged");
    TransientMessage sent = passing("sent");

    try (RedisClient client = RedisClient.create(redis.url());
        var connection = client.connect()) {
      String another = new Envelope("another secret", InstantSource.system()).seal(forged.write());
      connection.sync().spublish(Channels.EVERYBODY, another);
    }
    one.bus().pass(sent.to(), sent.notification());

    await().atMost(DEADLINE).until(() -> !other.local().passed.isEmpty());
    one.bus().ring(ring("after", 1));
    await().atMost(DEADLINE).until(() -> one.count("after") == 2); // its own, and from Redis
    assertThat(other.local().passed).containsExactly(sent);
    assertThat(one.local().passed).containsExactly(sent);
  }

  private static TransientMessage passing(String title) {
    return new TransientMessage(
        new Audience.Everyone(),
        new TransientNotification(
            new Message(title, null, null), null, Priority.LOW, null, Instant.EPOCH));
  }

  /** All in one piece, as after a burst: what follows the bad one has been read already. */
  @Test
  void a_ring_that_fails_here_does_not_take_the_next_ones_with_it() {
    OwnRedis redis = redis();
    Node node = node(redis.url());
    Node other = node(redis.url());
    awaitConnected(other, node);
    Ring bad = ring("bad", 1);
    node.local().failsOn = bad;

    try (RedisClient client = RedisClient.create(redis.url());
        var connection = client.connect()) {
      connection.setAutoFlushCommands(false);
      var _ = connection.async().spublish(Channels.EVERYBODY, RingMessage.write(bad));
      for (long n = 0; n < 100; n++) {
        var _ = connection.async().spublish(Channels.EVERYBODY, RingMessage.write(ring("good", n)));
      }
      connection.flushCommands();
      connection.setAutoFlushCommands(true);
      connection.sync().ping();
    }

    await().atMost(DEADLINE).until(() -> node.count("good") == 100);
  }

  @Test
  void while_redis_is_gone_rings_return_stay_here_and_do_not_pile_up() {
    OwnRedis redis = redis();
    Node one = node(redis.url());
    Node other = node(redis.url(), "gone");
    awaitConnected(one, other);

    redis.kill();
    assertTimeoutPreemptively(
        DEADLINE, () -> LongStream.range(0, 1_000).forEach(n -> one.bus().ring(ring("gone", n))));

    assertThat(one.heard()).contains(ring("gone", 0), ring("gone", 999));
    redis.restart();
    awaitConnected(one, other); // a channel is in order: what had piled up would have come before
    assertThat(other.heard()).doesNotContain(ring("gone", 999));
  }

  @Test
  void while_redis_is_held_still_rings_return_and_only_so_many_are_kept() {
    OwnRedis redis = redis();
    Node one = node(redis.url());
    Node other = node(redis.url(), "still");
    awaitConnected(one, other);

    redis.pause();
    int rung = 3 * Voice.UNANSWERED;
    assertTimeoutPreemptively(
        DEADLINE, () -> LongStream.range(0, rung).forEach(n -> one.bus().ring(ring("still", n))));
    redis.resume();

    awaitConnected(one, other);
    assertThat(other.count("still")).isPositive().isLessThanOrEqualTo(Voice.UNANSWERED);
  }

  @Test
  void a_node_starts_without_redis_and_finds_it_later() {
    OwnRedis redis = redis();
    redis.kill();

    Node one = assertTimeoutPreemptively(DEADLINE, () -> node(redis.url()));
    Node other = node(redis.url());
    one.bus().ring(ring("alone", 1));
    assertThat(one.heard()).containsExactly(ring("alone", 1));
    redis.restart();

    awaitConnected(one, other);
    awaitConnected(other, one);
  }

  @Test
  void a_node_starts_while_redis_is_held_still() {
    OwnRedis redis = redis();
    redis.pause();

    Node one = assertTimeoutPreemptively(DEADLINE, () -> node(redis.url()));
    Node other = node(redis.url());
    one.bus().ring(ring("alone", 1));
    assertThat(one.heard()).containsExactly(ring("alone", 1));
    redis.resume();

    awaitConnected(one, other);
    awaitConnected(other, one);
  }

  @Test
  void a_subscription_that_was_cut_comes_back() {
    OwnRedis redis = redis();
    Node one = node(redis.url());
    Node other = node(redis.url());
    awaitConnected(one, other);

    try (RedisClient client = RedisClient.create(redis.url());
        var connection = client.connect()) {
      assertThat(connection.sync().clientKill(KillArgs.Builder.typePubsub())).isEqualTo(2);
    }

    awaitConnected(one, other);
    awaitConnected(other, one);
  }

  @Test
  void a_closed_one_still_rings_this_node() throws Exception {
    Node node = node(TestRedis.get().url());
    node.bus().close();

    node.bus().ring(ring("late", 1));

    assertThat(node.heard()).containsExactly(ring("late", 1));
  }

  @Test
  void a_ring_for_everybody_reaches_every_node() {
    OwnRedis redis = redis();
    Node one = node(redis.url());
    Node other = node(redis.url());
    awaitConnected(one, other);

    one.bus().ringEverybody(7);

    assertThat(one.local().heardForEverybody).contains(7L);
    await().atMost(DEADLINE).until(() -> other.local().heardForEverybody.contains(7L));
  }

  @Test
  void a_url_that_is_none_is_refused_without_showing_its_password() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new RedisBus(
                new Local(),
                new Doorkeeper(),
                "http://ada:secret@localhost",
                envelope(),
                new Watchman()))
        .withMessageContaining("spring.data.redis.url")
        .withMessageNotContaining("secret")
        .withNoCause();
  }

  @Test
  void a_node_watches_the_log_while_redis_answers_nothing_and_relies_on_rings_again_afterwards() {
    OwnRedis redis = redis();
    Node node = node(redis.url());
    await().atMost(DEADLINE).until(() -> !node.watchman().isWatching());

    redis.pause();
    await().atMost(DEADLINE).until(() -> node.watchman().isWatching());

    redis.resume();
    await().atMost(DEADLINE).until(() -> !node.watchman().isWatching());
  }

  @Test
  void a_node_whose_subscription_is_cut_watches_the_log_at_once() throws Exception {
    OwnRedis redis = redis();
    Node node = node(redis.url());
    await().atMost(DEADLINE).until(() -> !node.watchman().isWatching());

    redis.kill();

    await().atMost(Canary.SILENCE.dividedBy(2)).until(() -> node.watchman().isWatching());
  }
}
