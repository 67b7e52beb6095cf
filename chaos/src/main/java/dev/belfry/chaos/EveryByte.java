package dev.belfry.chaos;

import dev.belfry.chaos.client.Capture;
import dev.belfry.chaos.link.Link;
import dev.belfry.chaos.link.Weather;
import dev.belfry.chaos.oracle.Stages;
import dev.belfry.chaos.world.Conditions;
import dev.belfry.chaos.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One stream, cut at every byte, one after the other: what comes next is what is missing. */
final class EveryByte {

  private static final int EVENTS = 6;
  private static final int AT_A_TIME = 8;

  private final Path directory;

  EveryByte(Path directory) {
    this.directory = directory;
  }

  boolean isHeld() throws Exception {
    try (World world = World.start(1, directory, Conditions.USUAL, new Stages());
        ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      int port = world.nodes().getFirst().process().port();
      List<Callable<Result>> parts = new ArrayList<>();
      for (int i = 0; i < AT_A_TIME; i++) {
        int part = i;
        parts.add(() -> cutAll(port, part));
      }
      int cuts = 0;
      List<String> wrong = new ArrayList<>();
      for (Future<Result> part : readers.invokeAll(parts)) {
        cuts += part.get().cuts();
        wrong.addAll(part.get().wrong());
      }
      System.out.printf("a stream cut at each of %,d bytes: %d wrong%n", cuts, wrong.size());
      wrong.stream().limit(10).forEach(System.out::println);
      return wrong.isEmpty() && cuts > 0;
    }
  }

  /** Every eighth byte of a stream that is the same for each of eight people. */
  private static Result cutAll(int port, int part) throws IOException, InterruptedException {
    String recipient = "reader-" + part;
    Capture direct = new Capture(port, World.token(recipient));
    String start = direct.lastEventId();
    for (int i = 1; i <= EVENTS; i++) post(port, recipient, i);
    List<Long> all = direct.from(start, EVENTS).positions();
    List<String> wrong = new ArrayList<>();
    int cuts = 0;
    try (Link link = Link.forMany(port, "cut-" + part)) {
      Capture cut = new Capture(link.port(), World.token(recipient));
      long length = direct.from(start, EVENTS).length();
      for (long at = part; at < length; at += AT_A_TIME, cuts++) {
        link.set(new Weather.Cut(at));
        Capture.Read first = cut.from(start, EVENTS);
        List<Long> positions = new ArrayList<>(first.positions());
        if (positions.size() < EVENTS) {
          positions.addAll(direct.from(first.lastEventId(), EVENTS).positions());
        }
        if (!positions.equals(all)) wrong.add("cut at " + at + ": " + positions + " of " + all);
      }
    }
    return new Result(cuts, wrong);
  }

  private static void post(int port, String recipient, int number)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/notifications"))
            .header("Authorization", "Bearer " + World.senderToken("shop"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"to\":\"%s\",\"title\":\"Käthe %d 🔔\"}".formatted(recipient, number)))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 201) throw new IOException("A post is answered " + status);
    }
  }

  private record Result(int cuts, List<String> wrong) {}
}
