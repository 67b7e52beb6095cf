package dev.belfry.boot;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.SseClient;
import dev.belfry.testsupport.TestPostgres;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many who come at once hold up nobody, and whoever goes is gone. */
class ComingAndGoingIT {

  /** More than Jetty works on at once where it is not told otherwise. */
  private static final int WAITING = 300;

  /** As many as are opened at the same time. */
  private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

  private static final Duration GENEROUS = Duration.ofMinutes(1);

  private static TestPostgres.Database database;
  private static BelfryProcess node;

  private final Api api = Api.of(node);

  @BeforeAll
  static void start() {
    database = TestPostgres.get().newDatabase();
    node =
        Api.node(database)
            .and("--belfry.stream.heartbeat=15s")
            .and("--spring.datasource.hikari.maximum-pool-size=" + (AT_ONCE + 5))
            .start();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @AfterEach
  void streams_that_left_are_gone() {
    await().atMost(GENEROUS).until(() -> Api.openStreams(node) == 0);
  }

  @Test
  void a_post_does_not_queue_behind_three_hundred_who_wait_to_open_a_stream()
      throws IOException, SQLException {
    List<Socket> streams = new ArrayList<>();
    try (Connection elsewhere = database.connect();
        Statement founding = elsewhere.createStatement()) {
      elsewhere.setAutoCommit(false);
      founding.execute(
          "insert into recipient (id, position, event_id, unseen, unread, total, broadcasts)"
              + " values ('held', 0, gen_random_uuid(), 0, 0, 0, 0)");
      for (int i = 0; i < AT_ONCE; i++) streams.add(asking("held"));
      await().atMost(GENEROUS).until(() -> held() == AT_ONCE);
      for (int i = 0; i < WAITING; i++) streams.add(asking("person-" + i));

      assertThat(api.post("ada", "meanwhile").status()).isEqualTo(201);

      assertThat(streams).allSatisfy(it -> assertThat(it.getInputStream().available()).isZero());
      elsewhere.rollback();
      for (Socket stream : streams) assertThat(status(stream)).isEqualTo("HTTP/1.1 200");
    } finally {
      for (Socket stream : streams) stream.close();
    }
  }

  @Test
  void whoever_closes_is_missed_before_the_next_heartbeat() {
    try (SseClient stays = api.stream("ada").open();
        SseClient goes = api.stream("bob").open()) {
      stays.await("connect");
      goes.await("connect");

      goes.close();

      await().atMost(GENEROUS).until(() -> Api.openStreams(node) == 1);
      assertThat(stays.heartbeats()).isZero();
    }
  }

  /** Streams that are being opened and wait for the row that somebody else is writing. */
  private long held() {
    return Api.number(
        database,
        "select count(*) from pg_stat_activity where datname = current_database()"
            + " and wait_event_type = 'Lock'");
  }

  private static Socket asking(String recipient) throws IOException {
    URI url = URI.create(node.url());
    Socket socket = new Socket(url.getHost(), url.getPort());
    socket.setSoTimeout(Math.toIntExact(GENEROUS.toMillis()));
    String request =
        """
        GET /api/v1/inbox/stream HTTP/1.1
        Host: %s
        Authorization: Bearer %s

        """
            .formatted(url.getAuthority(), Api.TOKENS.of(recipient))
            .replace("\n", "\r\n");
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return socket;
  }

  private static String status(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), US_ASCII);
  }
}
