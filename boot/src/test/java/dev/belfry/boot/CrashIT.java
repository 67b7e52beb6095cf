package dev.belfry.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.SseClient;
import dev.belfry.testsupport.SseEvent;
import dev.belfry.testsupport.TestPostgres;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Killed in the middle of its work, a node comes back and owes nobody anything. */
class CrashIT {

  private static final int WRITERS = 8;
  private static final int POSTS = 300;

  private final TestPostgres.Database database = TestPostgres.get().newDatabase();
  private final AtomicInteger accepted = new AtomicInteger();

  @Test
  void what_was_accepted_around_a_kill_is_handed_over_exactly_once_and_in_order() {
    try (BelfryProcess node = Api.node(database).start();
        ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      Api api = Api.of(node);
      SseClient before = api.stream("ada").open();
      before.await("connect");
      List<CompletableFuture<Void>> work =
          IntStream.range(0, WRITERS)
              .mapToObj(writer -> CompletableFuture.runAsync(() -> write(api, writer), writers))
              .toList();
      await().until(() -> accepted.get() >= POSTS / 4);

      node.restart(); // by kill -9

      before.close();
      assertThat(accepted).hasValueLessThan(POSTS);
      try (SseClient resumed = api.stream("ada").after(before.lastEventId()).open();
          Loaded fresh = Loaded.from(api)) {
        work.forEach(CompletableFuture::join);
        api.post("ada", "the end");
        Api.awaitTitle(resumed, "the end");
        Api.awaitTitle(fresh.stream, "the end");

        assertThat(Api.data(resumed.await("connect")).path("resumed").asBoolean()).isTrue();
        assertEachOnceInOrder(
            Stream.concat(Api.titles(before).stream(), Api.titles(resumed).stream()).toList());
        assertEachOnceInOrder(
            Stream.concat(fresh.titles.stream(), Api.titles(fresh.stream).stream()).toList());
        assertThat(positions(before, resumed))
            .containsExactlyElementsOf(IntStream.rangeClosed(1, POSTS + 1).boxed().toList());
      }
    }
  }

  /** One after the other, each until it is accepted, as the contract tells a back end to do. */
  private void write(Api api, int writer) {
    for (int i = writer; i < POSTS; i += WRITERS) {
      String key = "post-" + i;
      String body = Api.note("ada", String.valueOf(i));
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(20))
          .atMost(Duration.ofSeconds(90))
          .ignoreException(UncheckedIOException.class)
          .until(() -> api.post("shop", key, body).status() == 201);
      accepted.incrementAndGet();
    }
  }

  /** What was answered before another was sent has the lower position: each writer's in order. */
  private static void assertEachOnceInOrder(List<String> titles) {
    assertThat(titles).hasSize(POSTS + 1).endsWith("the end").doesNotHaveDuplicates();
    List<Integer> numbers = titles.stream().limit(POSTS).map(Integer::valueOf).toList();
    for (int writer = 0; writer < WRITERS; writer++) {
      int mine = writer;
      assertThat(numbers.stream().filter(number -> number % WRITERS == mine))
          .isSorted()
          .hasSize((POSTS - writer + WRITERS - 1) / WRITERS);
    }
  }

  private static List<Integer> positions(SseClient... streams) {
    return Stream.of(streams)
        .flatMap(stream -> stream.events("notification").stream())
        .map((SseEvent event) -> Api.data(event).path("position").asInt())
        .toList();
  }

  /** A page that was loaded after the crash: its snapshot, and the stream that goes on from it. */
  private record Loaded(List<String> titles, SseClient stream) implements AutoCloseable {

    static Loaded from(Api api) {
      List<String> newestFirst = new ArrayList<>();
      JsonNode page = api.inbox("ada").json();
      String lastEventId = page.path("lastEventId").asString();
      while (true) {
        page.path("data").forEach(item -> newestFirst.add(item.path("title").asString()));
        String next = page.path("next").asString("");
        if (next.isEmpty()) break;
        page = api.get("/api/v1/inbox?limit=100&cursor=" + next, Api.TOKENS.of("ada")).json();
      }
      return new Loaded(newestFirst.reversed(), api.stream("ada").after(lastEventId).open());
    }

    @Override
    public void close() {
      stream.close();
    }
  }
}
