package dev.belfry.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belfry.domain.RecipientId;
import dev.belfry.testsupport.OwnRedisCluster;
import dev.belfry.testsupport.TestRedis;
import io.lettuce.core.cluster.SlotHash;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same on a real Redis Cluster of three, of which nodes are told one address. */
class RedisClusterIT extends NodesFixture {

  private static final String[] NAMES =
      IntStream.range(0, 200).mapToObj(i -> "p-" + i).toArray(String[]::new);

  private OwnRedisCluster cluster;
  private Node one;
  private Node other;

  @BeforeEach
  void startNodes() {
    cluster = closing(TestRedis.ownCluster());
    one = node(cluster.url());
    other = node(cluster.url(), NAMES);
    awaitCalm();
  }

  private void awaitCalm() {
    await().atMost(DEADLINE).until(() -> !one.watchman().isWatching());
    await().atMost(DEADLINE).until(() -> !other.watchman().isWatching());
  }

  @Test
  void rings_come_by_all_its_servers_and_only_where_they_are_needed() {
    for (String name : NAMES) one.bus().ring(ring(name, 1));
    one.bus().ring(ring("nobody", 1));
    one.bus().ringEverybody(7);

    await().atMost(DEADLINE).until(() -> other.heardSinceHello().size() >= NAMES.length);
    await().atMost(DEADLINE).until(() -> other.local().heardForEverybody.contains(7L));
    assertThat(Set.copyOf(other.heardSinceHello())).hasSize(NAMES.length);
    assertThat(serversOf(NAMES)).containsExactlyInAnyOrder(0, 1, 2);
  }

  private Set<Integer> serversOf(String... names) {
    return Arrays.stream(names).map(name -> cluster.owner(slot(name))).collect(Collectors.toSet());
  }

  private static int slot(String name) {
    return SlotHash.getSlot(Channels.of(new RecipientId(name)));
  }

  @Test
  void a_node_watches_the_log_while_one_of_its_servers_is_gone_and_hears_by_the_others() {
    String there = named(1);
    String gone = named(2);

    cluster.member(2).kill();
    await().atMost(DEADLINE).until(() -> other.watchman().isWatching());
    one.bus().ring(ring(there, 1));
    await().atMost(DEADLINE).until(() -> other.hears(ring(there, 1)));
    assertThat(other.watchman().isWatching()).isTrue();

    cluster.member(2).restart();
    awaitCalm();
    one.bus().ring(ring(gone, 2));
    await().atMost(DEADLINE).until(() -> other.hears(ring(gone, 2)));
  }

  @Test
  void a_channel_that_moves_to_another_server_is_followed_there() {
    String moved = named(1);

    cluster.move(slot(moved), 0);
    await().atMost(DEADLINE).until(() -> other.watchman().isWatching());
    awaitCalm();

    one.bus().ring(ring(moved, 1));
    await().atMost(DEADLINE).until(() -> other.hears(ring(moved, 1)));
  }

  private String named(int server) {
    return Arrays.stream(NAMES)
        .filter(name -> cluster.owner(slot(name)) == server)
        .findFirst()
        .orElseThrow();
  }
}
