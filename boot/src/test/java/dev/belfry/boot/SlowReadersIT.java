package dev.belfry.boot;

import static dev.belfry.boot.Api.awaitTitle;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.boot.Api.Answer;
import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.SseClient;
import dev.belfry.testsupport.SseEvent;
import dev.belfry.testsupport.SseParser;
import dev.belfry.testsupport.TestPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever does not read fills a socket, a small one, and stays behind in the log. */
class SlowReadersIT {

  /** More than the sockets of both sides hold, and less than Linux would let one here grow to. */
  private static final int POSTS = 300;

  private static final String LONG = "x".repeat(4_000);

  private static BelfryProcess node;

  private final Api api = Api.of(node);
  private final String sam = "sam-" + UUID.randomUUID();

  /** Of its own: what goes to everyone is nothing that other tests expect. */
  @BeforeAll
  static void start() {
    node = Api.node(TestPostgres.get().newDatabase()).start();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "{\"everyone\":true}"})
  void what_a_client_has_not_read_waits_in_the_log_where_it_can_be_recalled(String to)
      throws IOException {
    try (Socket stopped = openAndStop();
        SseClient reading = api.stream(sam).open()) {
      reading.await("connect");
      String last = "";
      for (int i = 1; i <= POSTS; i++) last = post(to.formatted(sam), i);
      awaitTitle(reading, "no " + POSTS);
      api.recall("shop", last);
      reading.await("removed");

      List<SseEvent> read = readUntilRemoved(stopped);

      assertThat(read.stream().filter(it -> it.is("notification")).map(Api::title))
          .isEqualTo(IntStream.range(1, POSTS).mapToObj(i -> "no " + i).toList());
    }
  }

  private Socket openAndStop() throws IOException {
    Socket stream = new Socket();
    stream.setReceiveBufferSize(8 * 1024);
    RawHttp.asking(
        stream, api, "GET /api/v1/inbox/stream HTTP/1.1", RawHttp.bearer(Api.TOKENS.of(sam)));
    assertThat(stream.getInputStream().read()).isEqualTo('H'); // it stands
    return stream;
  }

  private String post(String to, int number) {
    Answer answer = api.post("shop", null, note(to, number));
    assertThat(answer.status()).isEqualTo(201);
    return answer.id();
  }

  private static String note(String to, int number) {
    return "{\"to\":%s,\"title\":\"no %d\",\"body\":\"%s\"}".formatted(to, number, LONG);
  }

  /** What it is told from now on, up to what was taken back. */
  private static List<SseEvent> readUntilRemoved(Socket stream) throws IOException {
    List<SseEvent> events = new ArrayList<>();
    var text = new InputStreamReader(stream.getInputStream(), UTF_8);
    try {
      new SseParser(new Collector(events, text)).read(text);
    } catch (IOException closed) {
      assertThat(events).last().matches(it -> it.is("removed"));
    }
    return events;
  }

  private record Collector(List<SseEvent> events, Closeable stream) implements SseParser.Listener {

    @Override
    public void event(SseEvent event) {
      events.add(event);
      if (!event.is("removed")) return;
      try {
        stream.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void lastEventId(String id) {}

    @Override
    public void retry(long milliseconds) {}

    @Override
    public void comment(String text) {}
  }
}
