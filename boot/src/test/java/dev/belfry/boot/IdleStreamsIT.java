package dev.belfry.boot;

import static dev.belfry.boot.Api.awaitTitle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.SseClient;
import dev.belfry.testsupport.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An open stream costs no database connection, and one that was closed costs nothing. */
class IdleStreamsIT {

  private static final int STREAMS = 200;
  private static final int POOL = 5;

  private final TestPostgres.Database database = TestPostgres.get().newDatabase();

  @Test
  void two_hundred_open_streams_leave_a_pool_of_five_to_those_who_post() {
    try (BelfryProcess node =
        Api.node(database)
            .and("--spring.datasource.hikari.maximum-pool-size=" + POOL)
            .and("--belfry.sweep.interval=10m") // its short look at the log is not a stream's
            .start()) {
      Api api = Api.of(node);
      List<SseClient> streams =
          IntStream.range(0, STREAMS).mapToObj(i -> api.stream(person(i)).open()).toList();
      streams.forEach(stream -> stream.await("connect"));

      for (int beat = 1; beat <= 3; beat++) {
        for (SseClient stream : streams) stream.awaitHeartbeats(beat);
        assertThat(connectionsInUse()).isZero();
      }
      for (int i = 0; i < STREAMS; i++) {
        assertThat(api.post(person(i), "to " + i).status()).isEqualTo(201);
      }
      for (int i = 0; i < STREAMS; i++) awaitTitle(streams.get(i), "to " + i);
      assertThat(connections()).isLessThanOrEqualTo(POOL);
      assertThat(Api.openStreams(node)).isEqualTo(STREAMS);

      streams.forEach(SseClient::close);

      await()
          .atMost(Duration.ofSeconds(10)) // two heartbeats, and some for a busy machine
          .untilAsserted(() -> assertThat(Api.openStreams(node)).isZero());
    }
  }

  private static String person(int number) {
    return "person-" + number;
  }

  private long connectionsInUse() {
    return Api.number(
        database,
        "select count(*) from pg_stat_activity where datname = current_database()"
            + " and pid <> pg_backend_pid() and state <> 'idle'");
  }

  private long connections() {
    return Api.number(
        database,
        "select count(*) from pg_stat_activity where datname = current_database()"
            + " and pid <> pg_backend_pid() and backend_type = 'client backend'");
  }
}
