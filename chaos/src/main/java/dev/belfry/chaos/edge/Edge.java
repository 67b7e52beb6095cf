package dev.belfry.chaos.edge;

import static dev.belfry.chaos.world.Conditions.USUAL;

import dev.belfry.chaos.oracle.Stages;
import dev.belfry.chaos.world.Conditions;
import dev.belfry.chaos.world.World;
import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * What the shipped configurations must do: with two nodes that take three streams each, and with
 * one of two that drains.
 */
public final class Edge {

  private static final int STREAMS = 3;
  private static final int SECONDS = 20;
  private static final int OPENED = 6;

  private final Path shipped;
  private final Path directory;
  private final List<String> complaints = new ArrayList<>();

  /**
   * @param shipped the folder {@code deploy/nginx}
   */
  public Edge(Path shipped, Path directory) {
    this.shipped = shipped.toAbsolutePath();
    this.directory = directory;
  }

  /** What is not as it must be. */
  public List<String> check() throws IOException, InterruptedException {
    Conditions small = USUAL.taking(STREAMS);
    try (World world = World.start(2, directory.resolve("world"), small, new Stages())) {
      List<BelfryProcess> nodes = world.nodes().stream().map(node -> node.process()).toList();
      List<Integer> ports = nodes.stream().map(BelfryProcess::port).toList();
      bare(ports);
      site(nodes, ports);
    }
    try (World world = World.start(2, directory.resolve("compose"), USUAL, new Stages())) {
      compose(world.nodes().stream().map(node -> node.process()).toList());
    }
    return complaints;
  }

  private void bare(List<Integer> ports) throws IOException, InterruptedException {
    try (Nginx nginx = start("bare.conf", ports);
        HttpClient http = HttpClient.newHttpClient();
        Stream stream = open(http, "http://127.0.0.1:" + nginx.port(), "bare")) {
      expect("bare.conf: a stream begins at once", stream.hears("event: connect"::equals));
      post(http, "http://127.0.0.1:" + ports.getFirst(), "bare");
      expect("bare.conf: an event is not held back", stream.hears(line -> line.contains("ding")));
    }
  }

  private void site(List<BelfryProcess> nodes, List<Integer> ports)
      throws IOException, InterruptedException {
    Path home = directory.resolve("site.conf");
    Files.createDirectories(home);
    Certificate certificate = Certificate.in(home);
    List<Stream> open = new ArrayList<>();
    HttpClient browser =
        HttpClient.newBuilder()
            .sslContext(certificate.trusting())
            .version(HttpClient.Version.HTTP_2)
            .build();
    try (Nginx nginx = start("site.conf", ports)) {
      String url = "https://127.0.0.1:" + nginx.port();
      for (int i = 0; i < STREAMS; i++) {
        open.add(open(browser, "http://127.0.0.1:" + ports.getFirst(), "direct-" + i));
      }
      for (int i = 0; i < STREAMS; i++) {
        Stream stream = open(browser, url, "edge-" + i);
        open.add(stream);
        expect("site.conf: HTTP/2", stream.version() == HttpClient.Version.HTTP_2);
        expect("site.conf: a full node is skipped", stream.hears("event: connect"::equals));
      }
      post(browser, url, "edge-0");
      expect(
          "site.conf: an event is not held back",
          open.get(STREAMS).hears(line -> line.contains("ding")));
      turnedAway(browser, url, "when all are full");
      expect("site.conf: a post is taken when all are full", post(browser, url, "edge-0") == 201);
      nodes.forEach(BelfryProcess::kill);
      turnedAway(browser, url, "when all are gone");
    } finally {
      browser.shutdownNow(); // it would wait for the streams
    }
  }

  /** Nobody who comes by the edge notices that a node drains, and then is gone. */
  private void compose(List<BelfryProcess> nodes) throws IOException, InterruptedException {
    List<Integer> ports = nodes.stream().map(BelfryProcess::port).toList();
    HttpClient http = HttpClient.newHttpClient();
    List<Stream> open = new ArrayList<>();
    try (Nginx nginx = start("compose.conf", ports)) {
      String url = "http://127.0.0.1:" + nginx.port();
      for (int i = 0; i < OPENED; i++) open.add(begin(http, url, "with two nodes", open.size()));
      post(http, url, "page-0");
      expect(
          "compose.conf: an event is not held back",
          open.getFirst().hears(line -> line.contains("ding")));
      try (Draining node = Draining.begin(nodes.getFirst(), http)) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        boolean drains = false;
        while (!drains && System.nanoTime() < end) drains = node.isSkipped(http);
        expect("compose.conf: a node that drains tells the edge so", drains);
        for (int i = 0; i < OPENED; i++) open.add(begin(http, url, "while it drains", open.size()));
        expect("compose.conf: it ends with 0", node.end() == 0);
      }
      for (int i = 0; i < OPENED; i++) open.add(begin(http, url, "when it is gone", open.size()));
    } finally {
      http.shutdownNow(); // it would wait for the streams
    }
  }

  /** Every other one would be the first node's. */
  private Stream begin(HttpClient http, String url, String when, int number)
      throws IOException, InterruptedException {
    Stream stream = open(http, url, "page-" + number);
    expect(
        "compose.conf: a stream begins at once, " + when,
        stream.status() == 200 && "event: connect".equals(stream.begins()));
    return stream;
  }

  private void turnedAway(HttpClient browser, String url, String when)
      throws IOException, InterruptedException {
    try (Stream stream = open(browser, url, "late")) {
      expect("site.conf: 200 " + when, stream.status() == 200);
      expect("site.conf: retry " + when, stream.hears(line -> line.matches("retry: [0-9]{4,5}")));
      expect("site.conf: bye busy " + when, stream.hears(line -> line.contains("\"busy\"")));
    }
  }

  private Nginx start(String file, List<Integer> ports) throws IOException, InterruptedException {
    return Nginx.start(shipped, file, Ports.free(), ports, directory.resolve(file));
  }

  private void expect(String what, boolean isSo) {
    System.out.println("edge: " + what + (isSo ? "" : ": NOT SO"));
    if (!isSo) complaints.add(what);
  }

  /** Its status. */
  private static int post(HttpClient http, String url, String recipient)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1/notifications"))
            .header("Authorization", "Bearer " + World.TOKENS.of("shop", "notifications:write"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"to\":\"" + recipient + "\",\"title\":\"ding\"}"))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static Stream open(HttpClient http, String url, String recipient)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1/inbox/stream"))
            .header("Authorization", "Bearer " + World.TOKENS.of(recipient))
            .timeout(Duration.ofSeconds(SECONDS))
            .build();
    return new Stream(http.send(request, BodyHandlers.ofInputStream()));
  }

  /** An answer that is read line by line. */
  private record Stream(HttpResponse<InputStream> response, BufferedReader lines)
      implements AutoCloseable {

    Stream(HttpResponse<InputStream> response) {
      this(
          response,
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    int status() {
      return response.statusCode();
    }

    HttpClient.Version version() {
      return response.version();
    }

    /** The first event, or what stands in its place; empty if nothing comes in a few seconds. */
    String begins() throws InterruptedException {
      AtomicReference<String> first = new AtomicReference<>("");
      hears(line -> {
        if (!line.startsWith("retry:")) first.set(line);
        return !line.startsWith("retry:");
      });
      return first.get();
    }

    /** Whether such a line comes in a few seconds; those before it are gone. */
    boolean hears(Predicate<String> wanted) throws InterruptedException {
      CompletableFuture<Boolean> heard = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> heard.complete(lines.lines().anyMatch(wanted)));
      try {
        return heard.get(SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException | ExecutionException silent) {
        return false;
      }
    }

    @Override
    public void close() throws IOException {
      response.body().close();
    }
  }
}
