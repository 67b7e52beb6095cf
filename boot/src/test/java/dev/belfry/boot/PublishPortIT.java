package dev.belfry.boot;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.Ports;
import dev.belfry.testsupport.TestPostgres;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever happens at the public connector, senders are heard at theirs. */
class PublishPortIT {

  /** The smallest pool that Jetty starts with, and as many connections as it has threads. */
  private static final int THREADS = 4;

  private static int publishPort;
  private static BelfryProcess node;

  private final Api senders = new Api("http://127.0.0.1:" + publishPort);

  @BeforeAll
  static void start() {
    publishPort = Ports.free();
    node =
        Api.node(TestPostgres.get().newDatabase())
            .and("--belfry.publish.port=" + publishPort)
            .and("--spring.threads.virtual.enabled=false")
            .and("--server.jetty.threads.min=1")
            .and("--server.jetty.threads.max=" + THREADS)
            .and("--server.jetty.max-connections=" + THREADS)
            .start();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void posts_succeed_while_the_public_connector_is_taken_and_ten_more_wait() throws IOException {
    List<Socket> taken = new ArrayList<>();
    try {
      for (int i = 0; i < THREADS + 10; i++) taken.add(unfinishedPost());
      assertThat(taken.getLast()).satisfies(PublishPortIT::isNotServed);

      for (int i = 0; i < 20; i++) {
        assertThat(senders.post("ada", "while all is taken").status()).isEqualTo(201);
      }
    } finally {
      for (Socket socket : taken) socket.close();
    }
  }

  @Test
  void there_is_nothing_else_at_the_door_for_senders() {
    assertThat(senders.inbox("ada").status()).isEqualTo(404);
    assertThat(senders.inbox("ada").code()).isEqualTo("not-found");
    assertThat(senders.get("/", Api.TOKENS.of("ada")).status()).isEqualTo(404);
  }

  /** Announces a body that never comes, so that whoever reads it is held. */
  private static Socket unfinishedPost() throws IOException {
    URI url = URI.create(node.url());
    Socket socket = new Socket(url.getHost(), url.getPort());
    String head =
        """
        POST /api/v1/notifications HTTP/1.1
        Host: %s
        Authorization: Bearer %s
        Content-Type: application/json
        Content-Length: 1000

        {\
        """
            .formatted(url.getAuthority(), Api.TOKENS.of("shop", Api.WRITE))
            .replace("\n", "\r\n");
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    return socket;
  }

  private static void isNotServed(Socket socket) throws IOException {
    socket.setSoTimeout(1_000);
    assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> socket.getInputStream().read());
  }
}
