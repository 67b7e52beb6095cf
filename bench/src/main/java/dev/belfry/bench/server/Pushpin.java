package dev.belfry.bench.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.belfry.bench.driver.Door;
import dev.belfry.bench.measure.Processes;
import dev.belfry.bench.post.Desk;
import dev.belfry.bench.post.Letter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * Pushpin, {@code bench/peers/pushpin.conf}. It asks a back end what each stream is to carry; that
 * one is in the driver and does not count. Keeps nothing, checks no token.
 */
public record Pushpin(Workshop workshop) implements Target {

  /** Faster, and it answers some with 500 or 502. */
  private static final int OPENS_PER_SECOND = 800;

  @Override
  public String name() {
    return "Pushpin";
  }

  @Override
  public Optional<String> missing() {
    return Workshop.program("pushpin").isPresent()
        ? Optional.empty()
        : Optional.of("apt-get install pushpin");
  }

  @Override
  public Server start() {
    int port = Http.freePort();
    int posts = Http.freePort();
    HttpServer backend = backend();
    Path directory = workshop.newDirectory("pushpin");
    Map<String, Object> values = new HashMap<>();
    values.put("directory", directory.toAbsolutePath());
    values.put("port", port);
    values.put("posts", posts);
    for (int i = 1; i <= 3; i++) values.put("spec" + i, Http.freePort());
    values.put("backend", backend.getAddress().getPort());
    workshop.configuration("pushpin-routes", directory, values);
    Path configuration = workshop.configuration("pushpin.conf", directory, values);
    List<String> command =
        List.of(
            Workshop.program("pushpin").orElseThrow().toString(),
            "--config=" + configuration.toAbsolutePath());
    Child child =
        Child.start("Pushpin", directory, command, Map.of())
            .awaitReady(() -> Http.listens(port) && Http.listens(posts));
    return new Running(child, Http.at(port), Http.at(posts), backend);
  }

  private static HttpServer backend() {
    try {
      HttpServer backend = HttpServer.create(Http.at(0), 4096);
      backend.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      backend.createContext("/", Pushpin::hold);
      backend.start();
      return backend;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells Pushpin to keep the stream open, and what it is to carry. */
  private static void hold(HttpExchange exchange) throws IOException {
    String recipient = exchange.getRequestURI().getPath().substring(1);
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.getResponseHeaders().set("Grip-Hold", "stream");
    exchange.getResponseHeaders().set("Grip-Channel", "r" + recipient + ", all");
    exchange.getResponseHeaders().set("Grip-Keep-Alive", ":\\n; format=cstring; timeout=15");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private record Running(
      Child child, InetSocketAddress address, InetSocketAddress posts, HttpServer backend)
      implements Server {

    @Override
    public Door door() {
      return new Door(
          address,
          (recipient, lastId, previous) -> Http.get("/" + recipient, ""),
          false,
          OPENS_PER_SECOND);
    }

    @Override
    public Desk desk() {
      return new Desk(posts, letter -> Http.post("/publish/", "", item(letter)));
    }

    private static String item(Letter letter) {
      String channel = letter.isToEveryone() ? "all" : "r" + letter.recipient();
      String frame = "event: notification\ndata: " + letter.event() + "\n\n";
      return "{\"items\":[{\"channel\":\"%s\",\"formats\":{\"http-stream\":{\"content\":\"%s\"}}}]}"
          .formatted(channel, frame.replace("\"", "\\\"").replace("\n", "\\n"));
    }

    @Override
    public Processes processes() {
      return Processes.family(child.handle());
    }

    @Override
    public Ended end() {
      backend.stop(0);
      return child.stop();
    }
  }
}
