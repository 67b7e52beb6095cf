package dev.belfry.bench.driver;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an event stream that may be cut anywhere, and looks only for what the bench checks. */
final class EventReader {

  private static final byte[] EVENT = Bytes.of("event:");
  private static final byte[] DATA = Bytes.of("data:");
  private static final byte[] ID = Bytes.of("id:");

  private static final Pattern CONNECTION = Pattern.compile("\"connectionId\":\"([^\"]*)\"");

  private final Event event = new Event();
  private final Consumer<Event> receiver;
  private byte @Nullable [] begun;
  private byte[] lastId = new byte[0];

  EventReader(Consumer<Event> receiver) {
    this.receiver = receiver;
  }

  /** Goes on where another connection ended. */
  EventReader(Consumer<Event> receiver, EventReader former) {
    this.receiver = receiver;
    this.lastId = former.lastId;
  }

  /** Where the stream stands, to be sent back as {@code Last-Event-ID}; empty if nowhere. */
  String lastId() {
    return Bytes.text(lastId, 0, lastId.length);
  }

  void accept(byte[] bytes, int from, int to) {
    int start = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        line(bytes, start, i);
        start = i + 1;
      }
    }
    if (start < to) begun = Bytes.joined(begun, bytes, start, to);
  }

  private void line(byte[] bytes, int from, int to) {
    if (begun == null) {
      read(bytes, from, to);
    } else {
      byte[] whole = Bytes.joined(begun, bytes, from, to);
      begun = null;
      read(whole, 0, whole.length);
    }
  }

  private void read(byte[] line, int from, int to) {
    if (from == to) end();
    else if (Bytes.startsWith(line, from, to, DATA)) data(line, from, to);
    else if (Bytes.startsWith(line, from, to, EVENT)) event.kind = kind(line, from, to);
    else if (Bytes.startsWith(line, from, to, ID)) lastId = id(line, from, to);
  }

  private void data(byte[] line, int from, int to) {
    event.hasData = true;
    Members.read(line, from, to, event);
    if (event.kind == Event.Kind.CONNECT) event.connection = connection(line, from, to);
  }

  private static String connection(byte[] line, int from, int to) {
    Matcher found = CONNECTION.matcher(Bytes.text(line, from, to));
    return found.find() ? found.group(1) : "";
  }

  private void end() {
    if (event.hasData) receiver.accept(event);
    event.clear();
  }

  private static byte[] id(byte[] line, int from, int to) {
    int start = from + ID.length;
    if (start < to && line[start] == ' ') start++;
    return Arrays.copyOfRange(line, start, to);
  }

  private static Event.Kind kind(byte[] line, int from, int to) {
    return switch (Bytes.text(line, from + EVENT.length, to).strip()) {
      case "connect" -> Event.Kind.CONNECT;
      case "notification", "transient", "message" -> Event.Kind.NOTIFICATION;
      case "reset" -> Event.Kind.RESET;
      case "bye" -> Event.Kind.BYE;
      default -> Event.Kind.OTHER;
    };
  }
}
