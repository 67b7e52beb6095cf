package dev.belfry.boot.doctor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Stands where Belfry or a proxy would, and answers as a test wants it. */
final class Impostor implements AutoCloseable {

  static final String STREAM = "/api/v1/inbox/stream";
  static final String DEMO = "/api/v1/demo/tokens";

  private final HttpServer server;
  private final CountDownLatch end = new CountDownLatch(1);

  Impostor() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(task -> Thread.ofVirtual().start(task));
    server.start();
  }

  /** One of which only that is known: it is ready. */
  static Impostor ready() {
    return new Impostor().with("/readyz", exchange -> exchange.sendResponseHeaders(200, -1));
  }

  Impostor with(String path, HttpHandler handler) {
    server.createContext(path, handler);
    return this;
  }

  Impostor answering(String path, int status, String type, String text) {
    return with(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", type);
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  /** A stream that says this and no more, and stays open. */
  Impostor streaming(String text) {
    return with(
        STREAM,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          silence(exchange);
        });
  }

  /** Takes the question, and answers nothing until this is closed. */
  void silence(HttpExchange exchange) throws IOException {
    try (exchange) {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }
}
