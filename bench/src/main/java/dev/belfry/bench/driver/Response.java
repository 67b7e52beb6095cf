package dev.belfry.bench.driver;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The answer to one request for a stream: its head, then its body without the chunks' frames. */
final class Response {

  private static final int SHOWN = 2_000;

  private enum State {
    HEAD,
    SIZE,
    CHUNK,
    AFTER_CHUNK,
    PLAIN,
    REFUSED,
    END
  }

  private final EventReader events;
  private State state = State.HEAD;
  private byte @Nullable [] begun;
  private long left;

  Response(EventReader events) {
    this.events = events;
  }

  boolean isOpen() {
    return state != State.HEAD && state != State.REFUSED;
  }

  boolean isRefused() {
    return state == State.REFUSED;
  }

  /** Whether the server has said that nothing follows. */
  boolean isOver() {
    return state == State.END;
  }

  /** What a server says that gives no stream. */
  String refusal() {
    return begun == null ? "closed without an answer" : Bytes.text(begun, 0, begun.length);
  }

  void accept(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      at =
          switch (state) {
            case HEAD -> head(bytes, at, to);
            case SIZE -> size(bytes, at, to);
            case CHUNK -> chunk(bytes, at, to);
            case AFTER_CHUNK -> afterChunk(bytes, at);
            case PLAIN -> plain(bytes, at, to);
            case REFUSED -> refused(bytes, at, to);
            case END -> to;
          };
    }
  }

  private int head(byte[] bytes, int from, int to) {
    byte[] whole = Bytes.joined(begun, bytes, from, to);
    String text = Bytes.text(whole, 0, whole.length);
    int end = text.indexOf("\r\n\r\n");
    begun = whole;
    if (end < 0) return to;
    if (!text.startsWith("HTTP/1.1 200")) {
      state = State.REFUSED;
      return to;
    }
    begun = null;
    boolean chunked =
        text.substring(0, end).toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
    state = chunked ? State.SIZE : State.PLAIN;
    return to - (whole.length - end - 4);
  }

  private int size(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        state = left == 0 ? State.END : State.CHUNK;
        return i + 1;
      }
      int digit = Character.digit(bytes[i], 16);
      if (digit >= 0) left = left * 16 + digit;
    }
    return to;
  }

  private int chunk(byte[] bytes, int from, int to) {
    int end = (int) Math.min(to, from + left);
    events.accept(bytes, from, end);
    left -= end - from;
    if (left == 0) state = State.AFTER_CHUNK;
    return end;
  }

  private int afterChunk(byte[] bytes, int at) {
    if (bytes[at] == '\n') state = State.SIZE;
    return at + 1;
  }

  private int plain(byte[] bytes, int from, int to) {
    events.accept(bytes, from, to);
    return to;
  }

  private int refused(byte[] bytes, int from, int to) {
    if (begun == null || begun.length < SHOWN) begun = Bytes.joined(begun, bytes, from, to);
    return to;
  }
}
