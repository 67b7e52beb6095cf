package dev.belfry.boot;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belfry.testsupport.BelfryProcess;
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
import org.junit.jupiter.api.Test;

/** Only a few streams are opened at the same time, and the others wait where nobody is held up. */
class OpeningStreamsIT {

  /** More than Jetty works on at once where it is not told otherwise. */
  private static final int WAITING = 300;

  private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();
  private static final Duration GENEROUS = Duration.ofSeconds(30);

  private final TestPostgres.Database database = TestPostgres.get().newDatabase();

  @Test
  void a_post_does_not_queue_behind_three_hundred_who_wait_to_open_a_stream()
      throws IOException, SQLException {
    List<Socket> streams = new ArrayList<>();
    try (BelfryProcess node =
            Api.node(database)
                .and("--spring.datasource.hikari.maximum-pool-size=" + (AT_ONCE + 5))
                .start();
        Connection elsewhere = database.connect();
        Statement founding = elsewhere.createStatement()) {
      elsewhere.setAutoCommit(false);
      founding.execute(
          "insert into recipient (id, position, event_id, unseen, unread, total, broadcasts)"
              + " values ('held', 0, gen_random_uuid(), 0, 0, 0, 0)");
      for (int i = 0; i < AT_ONCE; i++) streams.add(asking(node, "held"));
      await().atMost(GENEROUS).until(() -> held() == AT_ONCE);
      for (int i = 0; i < WAITING; i++) streams.add(asking(node, "person-" + i));

      assertThat(Api.of(node).post("ada", "meanwhile").status()).isEqualTo(201);

      assertThat(streams).allSatisfy(it -> assertThat(it.getInputStream().available()).isZero());
      elsewhere.rollback();
      for (Socket stream : streams) assertThat(status(stream)).isEqualTo("HTTP/1.1 200");
    } finally {
      for (Socket stream : streams) stream.close();
    }
  }

  /** Streams that are being opened and wait for the row that somebody else is writing. */
  private long held() {
    return Api.number(
        database,
        "select count(*) from pg_stat_activity where datname = current_database()"
            + " and wait_event_type = 'Lock'");
  }

  private static Socket asking(BelfryProcess node, String recipient) throws IOException {
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
