package dev.belfry.chaos.client;

import dev.belfry.testsupport.SseEvent;
import dev.belfry.testsupport.SseParser;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a stream once, as far as it goes, and remembers where a client would stand. */
public final class Capture {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final int port;
  private final String token;

  public Capture(int port, String token) {
    this.port = port;
    this.token = token;
  }

  /** Where the inbox stands. */
  public String lastEventId() throws IOException {
    try (Answer answer = Answer.to(port, "/api/v1/inbox?limit=1", token, SILENCE)) {
      JsonNode inbox = JSON.readTree(answer.body().readAllBytes());
      return inbox.path("lastEventId").asString();
    }
  }

  /** Up to the event at {@code last}, or to where the stream is cut. */
  public Read from(String lastEventId, long last) {
    Ear ear = new Ear(lastEventId, last);
    long length = 0;
    try (Answer answer =
            Answer.to(port, "/api/v1/inbox/stream?lastEventId=" + lastEventId, token, SILENCE);
        Counting body = new Counting(answer.body())) {
      try {
        new SseParser(ear)
            .read(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
      } finally {
        length = answer.headLength() + body.count;
      }
    } catch (Enough | IOException cut) {
      // here it ends
    }
    return new Read(List.copyOf(ear.positions), ear.id, length);
  }

  /**
   * What came.
   *
   * @param positions of notifications
   * @param length in bytes, with the head
   */
  public record Read(List<Long> positions, String lastEventId, long length) {}

  private static final class Ear implements SseParser.Listener {

    final List<Long> positions = new ArrayList<>();
    final long last;
    String id;

    Ear(String id, long last) {
      this.id = id;
      this.last = last;
    }

    @Override
    public void event(SseEvent event) {
      if (event.id() != null) id = event.id();
      if (!event.is("notification")) return;
      long position = JSON.readTree(event.data()).path("position").asLong();
      positions.add(position);
      if (position >= last) throw new Enough();
    }

    @Override
    public void lastEventId(String id) {}

    @Override
    public void retry(long milliseconds) {}

    @Override
    public void comment(String text) {}
  }

  /** Bytes that pass. */
  private static final class Counting extends FilterInputStream {

    long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      int some = super.read(bytes, from, most);
      if (some > 0) count += some;
      return some;
    }
  }

  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
