package dev.belfry.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.SseClient;
import dev.belfry.testsupport.TestPostgres;
import java.net.Socket;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A node that is told to go turns away what is new and finishes what it has begun. */
class DrainIT {

  private static final String LONG =
      """
      {"to":"ada","title":"long","transient":true,"data":{"text":"%s"}}
      """
          .formatted("x".repeat(15_000));

  private static final Duration GENEROUS = Duration.ofMinutes(1);

  private final TestPostgres.Database database = TestPostgres.get().newDatabase();

  @Test
  void a_post_in_flight_is_answered_before_the_node_goes() throws Exception {
    try (BelfryProcess node = Api.node(database).start();
        SseClient stream = Api.of(node).stream("ada").open();
        Socket idle = RawHttp.asking(Api.of(node), "GET /livez HTTP/1.1");
        Connection holder = database.connect();
        Statement lock = holder.createStatement()) {
      Api api = Api.of(node);
      api.post("ben", "first");
      stream.await("connect");
      holder.setAutoCommit(false);
      lock.execute("select from recipient where id = 'ben' for update");
      CompletableFuture<Api.Answer> post =
          CompletableFuture.supplyAsync(() -> api.post("ben", "in flight"));
      await().atMost(GENEROUS).until(this::somebodyWaits);

      CompletableFuture<Integer> stopped = CompletableFuture.supplyAsync(node::stop);

      assertThat(Api.data(stream.await("bye")).path("reason").asString()).isEqualTo("deploy");
      idle.getInputStream().readAllBytes(); // until it is closed, as nothing is asked by it
      assertThat(post).isNotDone();
      holder.rollback();
      assertThat(post.join().status()).isEqualTo(201);
      assertThat(stopped.join()).isZero();
    }
  }

  @Test
  void who_keeps_a_connection_is_answered_on_it_until_he_is_told_that_it_ends() throws Exception {
    AtomicInteger posted = new AtomicInteger();
    try (BelfryProcess node = Api.node(database).start();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<? extends Future<?>> senders =
          IntStream.range(0, 8)
              .mapToObj(i -> threads.submit(() -> postUntilItEnds(Api.of(node), "to-" + i, posted)))
              .toList();
      await().atMost(GENEROUS).until(() -> posted.get() > 200);

      CompletableFuture<Integer> stopped = CompletableFuture.supplyAsync(node::stop);

      for (Future<?> sender : senders) sender.get();
      assertThat(stopped.join()).isZero();
    }
  }

  private static void postUntilItEnds(Api api, String recipient, AtomicInteger posted) {
    Api.Answer answer;
    do {
      answer = api.post(recipient, "by a connection that is kept");
      assertThat(answer.status()).isEqualTo(201);
      posted.incrementAndGet();
    } while (!answer.header("Connection").equals("close"));
  }

  @Test
  void while_streams_end_a_node_is_not_ready_takes_no_stream_and_still_takes_posts()
      throws Exception {
    try (BelfryProcess node = Api.node(database).and("--belfry.drain.window=60s").start();
        Socket stuffed =
            RawHttp.asking(
                Api.of(node),
                "GET /api/v1/inbox/stream HTTP/1.1",
                RawHttp.bearer(Api.TOKENS.of("ada")))) {
      Api api = Api.of(node);
      await().atMost(GENEROUS).until(() -> Api.openStreams(node) == 1);
      // more than lies between two sockets: the goodbye cannot be written before she reads
      for (int i = 0; i < 300; i++)
        assertThat(api.post("shop", null, LONG).status()).isEqualTo(202);

      CompletableFuture<Integer> stopped = CompletableFuture.supplyAsync(node::stop);

      await().atMost(GENEROUS).until(() -> api.send(api.asking("/readyz").GET()).status() == 503);
      assertThat(api.send(api.asking("/livez").GET()).status()).isEqualTo(200);
      assertTurnedAway(api);
      assertThat(api.post("ben", "meanwhile").status()).isEqualTo(201);
      assertThat(stopped).isNotDone();
      stuffed.close();
      assertThat(stopped.join()).isZero();
    }
  }

  private static void assertTurnedAway(Api api) {
    try (SseClient late = api.stream("cleo").open()) {
      late.awaitEnd();
      assertThat(Api.data(late.await("bye")).path("reason").asString()).isEqualTo("busy");
    }
  }

  private boolean somebodyWaits() {
    return Api.number(
            database,
            "select count(*) from pg_stat_activity where datname = current_database()"
                + " and wait_event_type = 'Lock'")
        > 0;
  }
}
