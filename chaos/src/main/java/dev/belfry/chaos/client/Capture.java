package dev.belfry.chaos.client;

import dev.belfry.testsupport.SseEvent;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Reads a stream once, as far as it goes, and remembers where a client would stand. */
public final class Capture {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final Requests requests;

  public Capture(int port, String token) {
    this.requests = new Requests("", new Doors(List.of(port)), _ -> token, SILENCE);
  }

  /** Where the inbox stands. */
  public String lastEventId() throws IOException {
    return requests.inbox().getFirst().path("lastEventId").asString();
  }

  /** Up to the event at {@code last}, or to where the stream is cut. */
  public Read from(String lastEventId, long last) {
    Memory memory = new Memory(lastEventId, last);
    long length = 0;
    try (Answer answer = requests.stream(lastEventId);
        Counting body = new Counting(answer.body())) {
      try {
        memory.listenTo(body);
      } finally {
        length = answer.headLength() + body.count;
      }
    } catch (Enough | IOException cut) {
      // here it ends
    }
    return new Read(List.copyOf(memory.positions), memory.id, length);
  }

  /**
   * What came.
   *
   * @param positions of notifications
   * @param length in bytes, with the head
   */
  public record Read(List<Long> positions, String lastEventId, long length) {}

  private static final class Memory implements Ear {

    final List<Long> positions = new ArrayList<>();
    final long last;
    String id;

    Memory(String id, long last) {
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
