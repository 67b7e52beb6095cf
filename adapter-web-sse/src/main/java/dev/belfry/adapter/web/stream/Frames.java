package dev.belfry.adapter.web.stream;

import dev.belfry.adapter.web.json.CountsJson;
import dev.belfry.adapter.web.json.NotificationJson;
import dev.belfry.adapter.web.json.PreferencesJson;
import dev.belfry.application.port.in.StreamSink.Connect;
import dev.belfry.application.port.in.StreamSink.Farewell;
import dev.belfry.application.port.in.StreamSink.Start;
import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.Mandatory;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Position;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.TransientNotification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
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
  private final Prefixes prefixes = new Prefixes(this::prefix);
  private final long heartbeatSeconds;
  private final Mandatory mandatory;

  /** Where everything can be muted. */
  Frames(JsonMapper mapper, Duration heartbeat) {
    this(mapper, heartbeat, Mandatory.NONE);
  }

  Frames(JsonMapper mapper, Duration heartbeat, Mandatory mandatory) {
    this.mapper = mapper;
    this.heartbeatSeconds = Math.max(1, heartbeat.toSeconds());
    this.mandatory = mandatory;
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
          join(prefixes.of(notification), bytes(tail(event, id)));
      case InboxEvent.StateChanged changed ->
          bytes(frame("state", StateEventJson.of(changed, position, event.counts()), id));
      case InboxEvent.PreferencesChanged(var chosen, var at) ->
          bytes(frame("preferences", preferences(chosen, position, event.counts()), id));
      case InboxEvent.Removed removed ->
          bytes(frame("removed", RemovedEventJson.of(removed, position, event.counts()), id));
      case InboxEvent.LeftOut leftOut -> new byte[0];
      case InboxEvent.Founded founded -> new byte[0];
      case InboxEvent.Unknown unknown -> new byte[0];
    };
  }

  private PreferencesEventJson preferences(Preferences chosen, long position, Counts counts) {
    return new PreferencesEventJson(
        PreferencesJson.of(chosen, mandatory), position, CountsJson.of(counts));
  }

  /** All that is the same for everybody who gets it. */
  private byte[] prefix(Notification notification) {
    String json = mapper.writeValueAsString(NotificationJson.of(notification));
    return bytes("event: notification\ndata: {\"notification\":" + json);
  }

  /** What is the recipient's own. */
  private static String tail(RecordedEvent event, @Nullable Position id) {
    Counts counts = event.counts();
    return ",\"position\":"
        + event.position().number()
        + ",\"counts\":{\"unseen\":"
        + counts.unseen()
        + ",\"unread\":"
        + counts.unread()
        + ",\"total\":"
        + counts.total()
        + "}}\n"
        + end(id);
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  byte[] passing(TransientNotification notification) {
    var json = new TransientEventJson(TransientJson.of(notification));
    return bytes(frame("transient", json, null));
  }

  byte[] reset(Replay.Reason reason) {
    return bytes(frame("reset", new ResetJson(word(reason), between(1_000, 5_000)), null));
  }

  byte[] heartbeat() {
    return HEARTBEAT;
  }

  byte[] bye(Farewell reason) {
    int retryMs =
        switch (reason) {
          case BUSY -> between(5_000, 30_000);
          case EVICTED -> between(60_000, 120_000); // for a client that returns all the same
          case DEPLOY, TOKEN_EXPIRED, ROTATION -> between(1_000, 3_000);
        };
    var json = new ByeJson(word(reason), reason != Farewell.EVICTED, retryMs);
    return bytes(retry(retryMs) + frame("bye", json, null));
  }

  private String frame(String event, Object data, @Nullable Position id) {
    return "event: " + event + "\ndata: " + mapper.writeValueAsString(data) + "\n" + end(id);
  }

  private static String end(@Nullable Position id) {
    return id == null ? "\n" : "id: " + id.id() + "\n\n";
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
