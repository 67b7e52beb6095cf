package dev.belfry.bench.server;

import dev.belfry.bench.limit.LimitServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The smallest server in Java, with as many writing threads as Belfry has. */
public record Limit(Workshop workshop) implements Target {

  @Override
  public String name() {
    return "the limit";
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
            "-Xmx768m",
            "-XX:+UseCompactObjectHeaders",
            "-cp",
            Workshop.classPath(),
            LimitServer.class.getName(),
            Integer.toString(port),
            Integer.toString(Runtime.getRuntime().availableProcessors()));
    Child child =
        Child.start("The limit", workshop.newDirectory("limit"), command, Map.of())
            .awaitReady(() -> Http.listens(port));
    return new JavaServer(child, Http.at(port), "/", "/");
  }
}
