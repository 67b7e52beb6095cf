package dev.belfry.bench.server;

import dev.belfry.bench.naive.NaiveServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Spring's {@code SseEmitter} on Tomcat, with only those settings without which it would not get
 * through: more connections than 8,192, and memory for them.
 */
public record Naive(Workshop workshop) implements Target {

  @Override
  public String name() {
    return "naive Spring";
  }

  @Override
  public Optional<String> missing() {
    return Optional.empty();
  }

  @Override
  public Server start() {
    int port = Http.freePort();
    List<String> command =
        List.of(
            Workshop.java(),
            "-Xmx3g",
            "-cp",
            Workshop.classPath(),
            NaiveServer.class.getName(),
            "--server.port=" + port,
            "--server.address=127.0.0.1",
            "--server.tomcat.max-connections=20000",
            "--server.tomcat.max-keep-alive-requests=-1",
            "--server.tomcat.accept-count=1000");
    Child child =
        Child.start("The naive server", workshop.newDirectory("naive"), command, Map.of())
            .awaitReady(() -> Http.listens(port));
    return new JavaServer(child, Http.at(port), "/stream/", "/to/");
  }
}
