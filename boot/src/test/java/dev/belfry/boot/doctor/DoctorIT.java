package dev.belfry.boot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.Ports;
import dev.belfry.testsupport.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DoctorIT {

  private static final TestPostgres.Database DATABASE = TestPostgres.get().newDatabase();
  private static BelfryProcess node;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeAll
  static void start() {
    node =
        BelfryProcess.with(
                "--spring.profiles.active=demo",
                "--belfry.jwt.secret=only for tests, and long enough for HS256",
                "--belfry.stream.heartbeat=1s",
                "--belfry.cors.origins=https://app.example")
            .on(DATABASE)
            .start();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private int examine(String... arguments) {
    return Doctor.examine(arguments, Map.of(), new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void of_a_belfry_that_is_well_it_says_so() {
    int code = examine("--url=" + node.url(), "--idle=3s", "--origin=https://app.example");

    assertThat(said())
        .contains("ok  reachable", "ok  delivery: from post to stream", "ok  idle", "ok  CORS")
        .contains("hm   HTTP: without TLS")
        .endsWith("All is well.\n");
    assertThat(code).isZero();
  }

  @Test
  void it_says_that_nobody_is_there() {
    int code = examine("--url=http://127.0.0.1:" + Ports.free());

    assertThat(said()).contains("WRONG reachable");
    assertThat(code).isOne();
  }

  @Test
  void it_says_that_an_origin_is_not_let_in() {
    examine("--url=" + node.url(), "--idle=0s", "--origin=https://another.example");

    assertThat(said()).contains("WRONG CORS", "belfry.cors.origins");
  }

  /** The embedded one of tests never waits for the disk. */
  @Test
  void it_says_that_a_database_may_forget() {
    examine(
        "--url=" + node.url(),
        "--idle=0s",
        "--spring.datasource.url=" + DATABASE.url(),
        "--spring.datasource.username=" + DATABASE.user(),
        "--spring.datasource.password=" + DATABASE.password());

    assertThat(said()).contains("ok  database: PostgreSQL").contains("durability");
  }

  @Test
  void it_says_that_a_proxy_holds_events_back() throws IOException {
    HttpServer proxy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.setExecutor(task -> Thread.ofVirtual().start(task));
    proxy.createContext("/readyz", exchange -> exchange.sendResponseHeaders(200, -1));
    proxy.createContext(
        "/api/v1/inbox/stream",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0); // and nothing more
          exchange.getResponseBody().flush();
        });
    proxy.start();
    try {
      examine(
          "--url=http://127.0.0.1:" + proxy.getAddress().getPort(),
          "--sender-token=any",
          "--recipient-token=any");

      assertThat(said()).contains("WRONG buffering", "proxy_buffering off");
    } finally {
      proxy.stop(0);
    }
  }

  @Test
  void it_says_how_it_is_called() {
    assertThat(examine("--ulr=typo")).isEqualTo(2);
    assertThat(said()).contains("Unknown: --ulr=typo", "--recipient-token");
  }
}
