package dev.belfry.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.SseClient;
import dev.belfry.testsupport.SseEvent;
import dev.belfry.testsupport.TestPostgres;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node that is full says so in a way that clients come back from. */
class AdmissionIT {

  private static BelfryProcess node;

  private final Api api = Api.of(node);

  @BeforeAll
  static void start() {
    node =
        Api.node(TestPostgres.get().newDatabase())
            .and("--belfry.stream.per-recipient=2")
            .and("--belfry.stream.per-node=3")
            .start();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @AfterEach
  void streams_that_left_make_room() {
    await().atMost(Duration.ofSeconds(30)).until(() -> Api.openStreams(node) == 0);
  }

  @Test
  void a_recipient_with_a_stream_too_many_loses_the_oldest_which_must_not_come_back() {
    try (SseClient oldest = api.stream("ada").open();
        SseClient second = api.stream("ada").open()) {
      oldest.await("connect");
      second.await("connect");

      try (SseClient newest = api.stream("ada").open()) {
        newest.await("connect");
        SseEvent bye = oldest.await("bye");

        assertThat(Api.data(bye).path("reason").asString()).isEqualTo("evicted");
        assertThat(Api.data(bye).path("reconnect").asBoolean()).isFalse();
        assertThat(Api.data(bye).path("retryMs").asInt()).isGreaterThanOrEqualTo(60_000);
        assertThat(second.events("bye")).isEmpty();
      }
    }
  }

  @Test
  void a_returning_client_takes_its_own_place() {
    try (SseClient left = api.stream("ada").open();
        SseClient other = api.stream("ada").open()) {
      String id = Api.data(left.await("connect")).path("connectionId").asString();
      other.await("connect");

      try (SseClient again = api.stream("ada").query("previous", id).open()) {
        again.await("connect");
        left.awaitEnd();

        assertThat(left.events("bye")).isEmpty();
        assertThat(other.events("bye")).isEmpty();
      }
    }
  }

  @Test
  void a_full_node_sends_clients_away_and_lets_the_edge_ask_another() {
    try (SseClient one = api.stream("ada").open();
        SseClient two = api.stream("bob").open();
        SseClient three = api.stream("cleo").open()) {
      List.of(one, two, three).forEach(stream -> stream.await("connect"));

      try (SseClient away = api.stream("dora").open()) {
        SseEvent bye = away.await("bye");

        assertThat(away.status()).isEqualTo(200);
        assertThat(away.events()).containsExactly(bye);
        assertThat(Api.data(bye).path("reason").asString()).isEqualTo("busy");
        assertThat(Api.data(bye).path("reconnect").asBoolean()).isTrue();
        assertThat(Api.data(bye).path("retryMs").asInt()).isBetween(5_000, 30_000);
      }
      Api.Answer refused =
          api.send(
              api.asking("/api/v1/inbox/stream")
                  .header("Authorization", "Bearer " + Api.TOKENS.of("dora"))
                  .header("X-Belfry-Edge", "1"));
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.code()).isEqualTo("node-busy");
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(5, 30);
    }
  }
}
