package dev.belfry.chaos.edge;

import dev.belfry.chaos.world.World;
import dev.belfry.testsupport.BelfryProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * A node that has been asked to end, and takes its time: one of its streams is read by nobody, so
 * that it does not end before the drain window is over.
 */
final class Draining implements AutoCloseable {

  private static final int WINDOW_BYTES = 4_096;
  private static final int POSTS = 200;
  private static final String LARGE = "x".repeat(15_000);

  private final BelfryProcess node;
  private final Socket stuck;
  private final CompletableFuture<Integer> code = new CompletableFuture<>();

  private Draining(BelfryProcess node, Socket stuck) {
    this.node = node;
    this.stuck = stuck;
    Thread.ofVirtual().start(() -> code.complete(node.stop()));
  }

  static Draining begin(BelfryProcess node, HttpClient http)
      throws IOException, InterruptedException {
    Socket stuck = new Socket();
    stuck.setReceiveBufferSize(WINDOW_BYTES);
    stuck.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), node.port()));
    String request =
        "GET /api/v1/inbox/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(World.TOKENS.of("stuck"));
    stuck.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    if (stuck.getInputStream().read() < 0) throw new IOException("The stream does not begin");
    fill(node, http);
    return new Draining(node, stuck);
  }

  /** More than fits into the buffers of a connection whose window is small. */
  private static void fill(BelfryProcess node, HttpClient http)
      throws IOException, InterruptedException {
    String body =
        "{\"to\":\"stuck\",\"title\":\"long\",\"data\":{\"text\":\"%s\"}}".formatted(LARGE);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(node.url() + "/api/v1/notifications"))
            .header("Authorization", "Bearer " + World.senderToken("shop"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    for (int i = 0; i < POSTS; i++) {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 201) throw new IOException("A post is answered " + status);
    }
  }

  /** Whether it tells the edge to try the next node. */
  boolean isSkipped(HttpClient http) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(node.url() + "/api/v1/inbox/stream"))
            .header("Authorization", "Bearer " + World.TOKENS.of("edge"))
            .header("X-Belfry-Edge", "1")
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode() == 503;
    } catch (IOException gone) {
      return false;
    }
  }

  /** Its exit code, when it has ended. */
  int end() {
    return code.join();
  }

  @Override
  public void close() throws IOException {
    stuck.close();
  }
}
