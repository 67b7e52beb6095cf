package dev.belfry.testsupport;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event stream by the rules of the WHATWG: lines end with LF, CR or CRLF, an event without
 * data is none, and what stands after the last empty line is dropped.
 */
public final class SseParser {

  /** Hears what a stream says, in order. */
  public interface Listener {
    void event(SseEvent event);

    /** The id that a client would reconnect with; it stays until another comes. */
    void lastEventId(String id);

    /** The time that a client would wait before it reconnects. */
    void retry(long milliseconds);

    void comment(String text);
  }

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Listener listener;
  private final StringBuilder data = new StringBuilder();
  private String event = "";
  private @Nullable String id;
  private @Nullable Long retry;

  public SseParser(Listener listener) {
    this.listener = listener;
  }

  /** Returns at the end of the stream. */
  public void read(Reader stream) throws IOException {
    StringBuilder line = new StringBuilder();
    boolean first = true;
    boolean afterReturn = false;
    for (int c = stream.read(); c != -1; c = stream.read()) {
      boolean marked = first && c == BYTE_ORDER_MARK;
      first = false;
      boolean secondHalf = afterReturn && c == '\n';
      afterReturn = c == '\r';
      if (marked || secondHalf) continue;
      if (c == '\r' || c == '\n') {
        line(line.toString());
        line.setLength(0);
      } else {
        line.append((char) c);
      }
    }
  }

  private void line(String line) {
    if (line.isEmpty()) {
      dispatch();
      return;
    }
    int colon = line.indexOf(':');
    if (colon == 0) listener.comment(line.substring(1));
    else if (colon < 0) field(line, "");
    else field(line.substring(0, colon), withoutSpace(line.substring(colon + 1)));
  }

  private static String withoutSpace(String value) {
    return value.startsWith(" ") ? value.substring(1) : value;
  }

  private void field(String name, String value) {
    switch (name) {
      case "event" -> event = value;
      case "data" -> data.append(value).append('\n');
      case "id" -> {
        if (value.indexOf('\0') < 0) id = value;
      }
      case "retry" -> {
        if (value.matches("[0-9]{1,15}")) {
          retry = Long.valueOf(value);
          listener.retry(Long.parseLong(value));
        }
      }
      default -> {} // the rules say: ignore it
    }
  }

  private void dispatch() {
    String frameId = id;
    if (frameId != null) listener.lastEventId(frameId);
    if (!data.isEmpty()) {
      String text = data.substring(0, data.length() - 1);
      listener.event(new SseEvent(frameId, event.isEmpty() ? "message" : event, text, retry));
    }
    data.setLength(0);
    event = "";
    id = null;
    retry = null;
  }
}
