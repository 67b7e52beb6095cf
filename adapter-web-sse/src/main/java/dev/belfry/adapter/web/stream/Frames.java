package dev.belfry.adapter.web.stream;

import dev.belfry.adapter.web.json.CountsJson;
import dev.belfry.adapter.web.json.NotificationJson;
import dev.belfry.application.port.in.StreamSink.Connect;
import dev.belfry.application.port.in.StreamSink.Farewell;
import dev.belfry.application.port.in.StreamSink.Start;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happens, as bytes of an event stream (WHATWG HTML, server-sent events): {@code event}, one
 * line of {@code data}, then {@code id}. JSON escapes line ends, so data is always one line.
 */
class Frames {

  private static final byte[] HEARTBEAT = ":\n".getBytes(StandardCharsets.US_ASCII);
  private static final int PROTOCOL = 1;

  private final JsonMapper mapper;
  private final long heartbeatSeconds;

  Frames(JsonMapper mapper, Duration heartbeat) {
    this.mapper = mapper;
    this.heartbeatSeconds = Math.max(1, heartbeat.toSeconds());
  }

  /** Waits that are not all alike, so that clients that left together do not return together. */
  byte[] connect(Connect connect) {
    boolean reset = connect.start() == Start.RESET;
    Position standing = connect.standing().position();
    var json =
        new ConnectJson(
            connect.connectionId(),
            connect.standing().owner().value(),
            PROTOCOL,
            heartbeatSeconds,
            connect.start() == Start.RESUMED,
            connect.head().position().number(),
            reset ? null : standing.number(),
            CountsJson.of(connect.standing().counts()));
    return bytes(retry(between(1_000, 3_000)) + frame("connect", json, reset ? null : standing));
  }

  byte[] event(RecordedEvent event, boolean withId) {
    Position id = withId ? event.position() : null;
    long position = event.position().number();
    return switch (event.event()) {
      case InboxEvent.Published(var notification) ->
          bytes(
              frame(
                  "notification",
                  new NotificationEventJson(
                      NotificationJson.of(notification), position, CountsJson.of(event.counts())),
                  id));
      case InboxEvent.StateChanged changed ->
          bytes(frame("state", StateEventJson.of(changed, position, event.counts()), id));
      case InboxEvent.Removed removed ->
          bytes(frame("removed", RemovedEventJson.of(removed, position, event.counts()), id));
      case InboxEvent.LeftOut leftOut -> new byte[0];
      case InboxEvent.Founded founded -> new byte[0];
      case InboxEvent.Unknown unknown -> new byte[0];
    };
  }

  byte[] reset(Replay.Reason reason) {
    return bytes(frame("reset", new ResetJson(word(reason), between(1_000, 5_000)), null));
  }

  byte[] heartbeat() {
    return HEARTBEAT;
  }

  byte[] bye(Farewell reason) {
    int retryMs = reason == Farewell.BUSY ? between(5_000, 30_000) : between(1_000, 3_000);
    return bytes(retry(retryMs) + frame("bye", new ByeJson(word(reason), true, retryMs), null));
  }

  private String frame(String event, Object data, @Nullable Position id) {
    String frame = "event: " + event + "\ndata: " + mapper.writeValueAsString(data) + "\n";
    return id == null ? frame + "\n" : frame + "id: " + id.id() + "\n\n";
  }

  private static String retry(int millis) {
    return "retry: " + millis + "\n";
  }

  private static int between(int min, int max) {
    return ThreadLocalRandom.current().nextInt(min, max + 1);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
