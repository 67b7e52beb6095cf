package dev.belfry.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belfry.domain.Audience;
import dev.belfry.domain.Message;
import dev.belfry.domain.Priority;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.TransientNotification;
import dev.belfry.testsupport.OwnRedis;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which node hears what. */
class RedisChannelsIT extends NodesFixture {

  private static final RecipientId BEN = new RecipientId("ben");

  private OwnRedis redis;
  private Node one;
  private Node other;

  @BeforeEach
  void startNodes() {
    redis = redis();
    one = node(redis.url());
    other = node(redis.url(), "ada");
    awaitConnected(one, other);
  }

  @Test
  void a_node_hears_only_the_rings_of_those_who_have_a_stream_there() {
    one.bus().ring(ring("ben", 1));
    one.bus().ring(ring("ada", 1));

    awaitConnected(one, other); // one connection is in order
    assertThat(other.heardSinceHello()).containsExactly(ring("ada", 1));
  }

  @Test
  void whoever_arrives_is_heard_of_and_their_log_is_asked_for_what_was_missed() {
    other.door().arrive(BEN);

    await().atMost(DEADLINE).until(() -> other.door().missed.contains(BEN));
    one.bus().ring(ring("ben", 1));
    await().atMost(DEADLINE).until(() -> other.hears(ring("ben", 1)));
    assertThat(other.door().missed).containsExactly(BEN);
  }

  @Test
  void a_second_stream_on_a_channel_that_is_heard_asks_nothing() {
    other.door().arrive(ADA);
    other.door().arrive(BEN);

    await().atMost(DEADLINE).until(() -> other.door().missed.contains(BEN));
    assertThat(other.door().missed).containsExactly(BEN);
  }

  @Test
  void whoever_has_been_gone_for_a_while_is_no_longer_heard_of_until_they_return() {
    other.door().present.remove(ADA);
    other.bus().tidy();
    one.bus().ring(ring("ada", 1));
    await().atMost(DEADLINE).until(() -> other.hears(ring("ada", 1)));

    other.bus().tidy();
    AtomicLong number = new AtomicLong(1);
    await().atMost(DEADLINE).until(() -> !isHeard(number.incrementAndGet()));

    other.door().arrive(ADA);
    await().atMost(DEADLINE).until(() -> other.door().missed.contains(ADA));
    assertThat(isHeard(number.incrementAndGet())).isTrue();
  }

  /** One connection is in order: what was not heard by then will never be. */
  private boolean isHeard(long number) {
    one.bus().ring(ring("ada", number));
    awaitConnected(one, other);
    return other.hears(ring("ada", number));
  }

  @Test
  void after_a_loss_all_channels_are_heard_again_before_a_node_relies_on_them() {
    String[] names = IntStream.range(0, 2_000).mapToObj(i -> "p-" + i).toArray(String[]::new);
    Node many = node(redis.url(), names);
    await().atMost(DEADLINE).until(() -> !many.watchman().isWatching());

    redis.restart();
    await().atMost(DEADLINE).until(() -> many.watchman().isWatching());
    awaitConnected(one, many); // it can publish again
    await().atMost(DEADLINE).until(() -> !many.watchman().isWatching());
    for (String name : names) one.bus().ring(ring(name, 1));

    await().atMost(DEADLINE).until(() -> many.count("p-1999") == 1);
    assertThat(Set.copyOf(many.heardSinceHello())).hasSize(names.length);
  }

  @Test
  void a_transient_to_a_few_goes_where_they_are_and_one_to_many_everywhere() {
    one.bus().pass(Audience.of(List.of(ADA, BEN)), passing("few"));
    Set<RecipientId> crowd =
        IntStream.range(0, 200)
            .mapToObj(i -> new RecipientId("c-" + i))
            .collect(Collectors.toCollection(HashSet::new));
    one.bus().pass(Audience.of(crowd), passing("many"));

    await().atMost(DEADLINE).until(() -> other.local().passed.size() == 2);
    assertThat(other.local().passed)
        .containsExactly(
            new TransientMessage(Audience.of(ADA), passing("few")),
            new TransientMessage(Audience.of(crowd), passing("many")));
  }

  private static TransientNotification passing(String title) {
    return new TransientNotification(
        new Message(title, null, null), null, Priority.LOW, null, Instant.EPOCH);
  }
}
