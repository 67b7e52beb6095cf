package dev.belfry.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SseClientTest {

  private final CountDownLatch goOn = new CountDownLatch(1);
  private final List<HttpExchange> asked = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/stream", this::stream);
    server.createContext("/refused", this::refuse);
    server.start();
  }

  @AfterEach
  void stop() {
    goOn.countDown();
    server.stop(0);
  }

  @Test
  void events_are_seen_as_they_come_and_the_end_too() {
    try (SseClient client = SseClient.to(url("/stream")).token("secret").after("v1.2.0").open()) {
      assertThat(client.status()).isEqualTo(200);
      assertThat(client.await("connect").data()).isEqualTo("{}");
      client.awaitHeartbeats(1);
      assertThat(client.hasEnded()).isFalse();

      goOn.countDown();

      assertThat(client.await(2)).extracting(SseEvent::data).containsExactly("{}", "größer");
      client.awaitEnd();
      assertThat(client.lastEventId()).isEqualTo("v1.4.1");
      assertThat(client.retry()).isEqualTo(7);
    }
    assertThat(asked.getFirst().getRequestHeaders().getFirst("Authorization"))
        .isEqualTo("Bearer secret");
    assertThat(asked.getFirst().getRequestHeaders().getFirst("Last-Event-ID")).isEqualTo("v1.2.0");
  }

  @Test
  void the_position_may_stand_in_the_query() {
    try (SseClient _ = SseClient.to(url("/stream")).afterInQuery("v1 &").open()) {
      assertThat(asked.getFirst().getRequestURI().getRawQuery()).isEqualTo("lastEventId=v1+%26");
    }
  }

  @Test
  void a_refusal_is_an_answer_and_not_a_stream() {
    try (SseClient client = SseClient.to(url("/refused")).open()) {
      assertThat(client.status()).isEqualTo(401);
      assertThat(client.body()).isEqualTo("{\"status\":401}");
      assertThat(client.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
  }

  @Test
  void waiting_for_what_never_comes_fails_at_the_end_of_the_stream() {
    goOn.countDown();
    try (SseClient client = SseClient.to(url("/stream")).open()) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> client.await("bye"))
          .withMessageContaining("has ended without")
          .withMessageContaining("größer");
    }
  }

  @Test
  void closing_cuts_its_connection_and_no_other() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
        SseClient staying = SseClient.to(url("/stream")).open()) {
      var opened =
          Executors.newVirtualThreadPerTaskExecutor()
              .submit(() -> SseClient.to("http://127.0.0.1:" + listening.getLocalPort()).open());
      try (Socket connection = listening.accept()) {
        var request =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        while (!request.readLine().isEmpty()) {}
        connection
            .getOutputStream()
            .write(
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: a\n\n"
                    .getBytes(StandardCharsets.UTF_8));
        SseClient closing = opened.get(60, TimeUnit.SECONDS);
        closing.await(1);

        closing.close();

        connection.setSoTimeout(60_000);
        assertThat(request.read()).isEqualTo(-1);
      }
      goOn.countDown();
      staying.await(2);
    }
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void stream(HttpExchange exchange) throws IOException {
    asked.add(exchange);
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream;charset=UTF-8");
    exchange.sendResponseHeaders(200, 0);
    try (var out = exchange.getResponseBody()) {
      out.write(
          "retry: 7\nevent: connect\ndata: {}\nid: v1.3.0\n\n:\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      goOn.await();
      out.write("data: größer\nid: v1.4.1\n\n".getBytes(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void refuse(HttpExchange exchange) throws IOException {
    byte[] problem = "{\"status\":401}".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
    exchange.sendResponseHeaders(401, problem.length);
    try (var out = exchange.getResponseBody()) {
      out.write(problem);
    }
  }
}
