package dev.belfry.bench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Requests as text, and where they go. */
final class Http {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private Http() {}

  static InetSocketAddress at(int port) {
    return new InetSocketAddress(LOOPBACK, port);
  }

  /** Below those that the system gives to outgoing connections. */
  static int freePort() {
    for (int attempt = 0; attempt < 1_000; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket probe = new ServerSocket(port, 1, LOOPBACK)) {
        if (probe.isBound()) return port;
      } catch (IOException taken) {
        // the next one, then
      }
    }
    throw new IllegalStateException("No free port from 20000 to 32000");
  }

  /**
   * @param headers each with its line end
   */
  static String get(String path, String headers) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n"
        + headers
        + "\r\n";
  }

  static String lastEventId(String id) {
    return id.isEmpty() ? "" : "Last-Event-ID: " + id + "\r\n";
  }

  /**
   * @param headers each with its line end
   */
  static byte[] post(String path, String headers, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String request =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            + headers
            + "Content-Length: "
            + content.length
            + "\r\n\r\n"
            + body;
    return request.getBytes(StandardCharsets.UTF_8);
  }

  static boolean answers(String url) {
    return ask(url).filter(it -> it.statusCode() == 200).isPresent();
  }

  /** Empty where nobody answers. */
  static String body(String url) {
    return ask(url).map(HttpResponse::body).orElse("");
  }

  private static Optional<HttpResponse<String>> ask(String url) {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build();
    try {
      return Optional.of(CLIENT.send(question, BodyHandlers.ofString()));
    } catch (IOException notYet) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  static boolean listens(int port) {
    try (Socket probe = new Socket()) {
      probe.connect(at(port), 1_000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
