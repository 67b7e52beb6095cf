package dev.belfry.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.OwnRedis;
import dev.belfry.testsupport.SseClient;
import dev.belfry.testsupport.SseEvent;
import dev.belfry.testsupport.TestPostgres;
import dev.belfry.testsupport.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two processes on one database: what one accepts, the other delivers, with Redis or without. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TwoNodesIT {

  private static final Duration GENEROUS = Duration.ofMinutes(1);
  private static final OwnRedis REDIS = TestRedis.own();
  private static BelfryProcess one;
  private static BelfryProcess two;

  @BeforeAll
  static void start() {
    TestPostgres.Database database = TestPostgres.get().newDatabase();
    one =
        Api.node(database)
            .and("--spring.data.redis.url=" + REDIS.url())
            .and("--belfry.bus.secret=" + Api.SECRET)
            .start();
    two =
        Api.node(database)
            .and("--spring.data.redis.url=" + REDIS.url())
            .and("--belfry.bus.secret=" + Api.SECRET)
            .start();
  }

  @AfterAll
  static void stop() {
    one.close();
    two.close();
    REDIS.close();
  }

  @Test
  void a_post_to_one_is_delivered_by_the_other() {
    try (SseClient stream = Api.of(two).stream("ada").open()) {
      stream.await("connect");

      Api.of(one).post("ada", "across");

      assertThat(stream.await("notification").data()).contains("\"across\"");
    }
  }

  @Test
  void health_says_whether_rings_come_to_operators_alone() {
    Api management = new Api("http://127.0.0.1:" + one.managementPort());

    await()
        .atMost(GENEROUS)
        .until(() ->
            !management
                .send(management.asking("/actuator/health").GET())
                .json()
                .at("/components/bus/details/degraded")
                .asBoolean(true));
    assertThat(Api.of(one).send(Api.of(one).asking("/readyz").GET()).text())
        .isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void a_broadcast_and_its_recall_reach_the_streams_of_both_once() {
    try (SseClient here = Api.of(one).stream("nina").open();
        SseClient there = Api.of(two).stream("nina").open();
        SseClient other = Api.of(two).stream("nils").open()) {
      List<SseClient> all = List.of(here, there, other);
      all.forEach(stream -> stream.await("connect"));

      String id =
          Api.of(one).post("shop", null, "{\"to\":{\"everyone\":true},\"title\":\"news\"}").id();
      all.forEach(stream -> stream.await(event -> event.data().contains("\"news\"")));
      Api.of(two).recall("shop", id);
      all.forEach(stream -> stream.await("removed"));
      Api.of(two).post("nina", "after");
      List.of(here, there)
          .forEach(stream -> stream.await(event -> event.data().contains("\"after\"")));

      assertThat(titles(here)).containsExactly("news", "after").isEqualTo(titles(there));
      assertThat(titles(other)).containsExactly("news");
      assertThat(all).allSatisfy(stream -> assertThat(stream.events("removed")).hasSize(1));
    }
  }

  @Test
  void a_transient_is_passed_on_by_the_other_once() {
    try (SseClient stream = Api.of(two).stream("tara").open()) {
      stream.await("connect");

      Api.of(one)
          .post("shop", null, "{\"to\":{\"everyone\":true},\"title\":\"now\",\"transient\":true}");
      stream.await("transient");
      Api.of(one).post("tara", "after");
      stream.await("notification");

      assertThat(stream.events("transient")).hasSize(1);
    }
  }

  @Test
  void a_stream_cut_at_one_resumes_at_the_other() {
    String last;
    try (SseClient stream = Api.of(one).stream("ben").open()) {
      stream.await("connect");
      Api.of(one).post("ben", "first");
      last = stream.await("notification").id();
    }
    Api.of(one).post("ben", "second");
    Api.of(two).post("ben", "third");

    try (SseClient stream = Api.of(two).stream("ben").after(last).open()) {
      stream.await(event -> event.data().contains("\"third\""));

      assertThat(titles(stream)).containsExactly("second", "third");
    }
  }

  @Test
  void without_redis_the_sweep_delivers_and_nothing_comes_twice() {
    try (SseClient stream = Api.of(two).stream("cleo").open()) {
      stream.await("connect");
      REDIS.kill();
      try {
        IntStream.rangeClosed(1, 5).forEach(n -> Api.of(one).post("cleo", "silent " + n));
        stream.await(event -> event.data().contains("\"silent 5\""));
      } finally {
        REDIS.restart();
      }
      Api.of(one).post("cleo", "after");
      stream.await(event -> event.data().contains("\"after\""));

      assertThat(titles(stream))
          .containsExactly("silent 1", "silent 2", "silent 3", "silent 4", "silent 5", "after");
    }
  }

  private static List<String> titles(SseClient stream) {
    return stream.events("notification").stream()
        .map(SseEvent::data)
        .map(data -> data.replaceFirst(".*\"title\":\"([^\"]*)\".*", "$1"))
        .toList();
  }
}
