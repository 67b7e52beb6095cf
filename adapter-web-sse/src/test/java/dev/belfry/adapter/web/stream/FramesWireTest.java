package dev.belfry.adapter.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.adapter.web.json.Wire;
import dev.belfry.application.port.in.StreamSink.Connect;
import dev.belfry.application.port.in.StreamSink.Farewell;
import dev.belfry.application.port.in.StreamSink.Start;
import dev.belfry.domain.Category;
import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.InboxEvent.LeftOut;
import dev.belfry.domain.InboxEvent.PreferencesChanged;
import dev.belfry.domain.InboxEvent.Published;
import dev.belfry.domain.InboxEvent.Removed;
import dev.belfry.domain.InboxEvent.StateChanged;
import dev.belfry.domain.JsonObject;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Message;
import dev.belfry.domain.Position;
import dev.belfry.domain.Priority;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Removal;
import dev.belfry.domain.Replay;
import dev.belfry.domain.StateChange.OfOne;
import dev.belfry.domain.StateChange.UpTo;
import dev.belfry.domain.TransientNotification;
import dev.belfry.domain.Witness;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the stream says is, byte for byte, what the golden files hold; but for random waits. */
class FramesWireTest {

  private static final RecipientId ADA = new RecipientId("ada");
  private static final UUID CONNECTION = UUID.fromString("6f1c2a34-7b1e-4c5d-9e0f-112233445566");

  private final Frames frames = new Frames(Wire.MAPPER, Duration.ofSeconds(15), Wire.MANDATORY);

  @Test
  void a_stream_from_its_first_words_to_its_last() {
    var shipped = Wire.orderShipped();
    LogHead standing = new LogHead(ADA, position(1, "9c41d07e"), new Counts(0, 0, 1));

    String said =
        text(
            frames.connect(new Connect(CONNECTION, Start.RESUMED, standing, standing)),
            event(2, "51fe02aa", new Counts(1, 1, 2), new Published(shipped)),
            event(3, "7aa0b3c4", new Counts(0, 1, 2), changed(Mark.SEEN, 31)),
            frames.heartbeat(),
            event(
                4,
                "0c9f21ab",
                new Counts(0, 0, 2),
                new StateChanged(new UpTo(2, new Category("orders"), Mark.READ), at(32))),
            event(5, "e5d01b77", new Counts(0, 1, 2), changed(Mark.UNREAD, 33)),
            frames.bye(Farewell.ROTATION));

    assertThat(withoutWaits(said)).isEqualTo(withoutWaits(Wire.golden("stream.sse")));
  }

  @Test
  void what_is_archived_what_comes_back_and_what_rings() {
    LogHead standing = new LogHead(ADA, position(2, "51fe02aa"), new Counts(1, 1, 2));
    var putAway = new OfOne(Wire.welcome().id(), Mark.ARCHIVED);
    var allOrders = new UpTo(2, new Category("orders"), Mark.ARCHIVED);

    String said =
        text(
            frames.connect(new Connect(CONNECTION, Start.RESUMED, standing, standing)),
            event(3, "7aa0b3c4", new Counts(1, 1, 1), new StateChanged(putAway, at(31))),
            event(4, "0c9f21ab", Counts.NONE, new StateChanged(allOrders, at(32))),
            event(5, "e5d01b77", new Counts(1, 1, 1), changed(Mark.UNARCHIVED, 33)),
            event(
                6, "3b90fc12", new Counts(1, 1, 1), new PreferencesChanged(Wire.chosen(), at(34))));

    assertThat(withoutWaits(said)).isEqualTo(withoutWaits(Wire.golden("stream-archive.sse")));
  }

  @Test
  void what_is_gone_is_left_out_and_what_leaves_is_removed() {
    var brief = Wire.liftOutOfOrder();
    LogHead standing = new LogHead(ADA, position(1, "9c41d07e"), new Counts(0, 0, 1));

    String said =
        text(
            frames.connect(new Connect(CONNECTION, Start.RESUMED, standing, standing)),
            event(2, "51fe02aa", new Counts(1, 1, 2), new LeftOut()),
            event(3, "7aa0b3c4", new Counts(2, 2, 3), new Published(brief)),
            event(
                4,
                "0c9f21ab",
                new Counts(1, 1, 2),
                new Removed(Wire.orderShipped().id(), Removal.RECALLED)),
            event(5, "e5d01b77", new Counts(0, 0, 1), new Removed(brief.id(), Removal.EXPIRED)));

    assertThat(withoutWaits(said)).isEqualTo(withoutWaits(Wire.golden("stream-removed.sse")));
  }

  @Test
  void a_stream_whose_position_cannot_be_resumed() {
    LogHead head = new LogHead(ADA, position(5, "e5d01b77"), new Counts(0, 1, 2));
    var arrived =
        new RecordedEvent(
            ADA,
            position(6, "51fe02aa"),
            head.position().witness(),
            new Counts(1, 2, 3),
            new Published(Wire.orderShipped()));

    String said =
        text(
            frames.connect(new Connect(CONNECTION, Start.RESET, head, head)),
            frames.reset(Replay.Reason.DIVERGED),
            frames.event(arrived, false));

    assertThat(withoutWaits(said)).isEqualTo(withoutWaits(Wire.golden("stream-reset.sse")));
  }

  @Test
  void something_transient_and_the_end_of_a_stream_too_many() {
    var typing =
        new TransientNotification(
            new Message("Lin is typing", null, null),
            new Category("chat"),
            Priority.LOW,
            new JsonObject("{\"thread\":7}"),
            Instant.parse("2026-11-21T09:30:00.123Z"));

    String said = text(frames.passing(typing), frames.bye(Farewell.EVICTED));

    assertThat(withoutWaits(said)).isEqualTo(withoutWaits(Wire.golden("stream-transient.sse")));
  }

  private byte[] event(long number, String witness, Counts counts, InboxEvent event) {
    return frames.event(
        new RecordedEvent(ADA, position(number, witness), null, counts, event), true);
  }

  private static StateChanged changed(Mark mark, int minute) {
    return new StateChanged(new OfOne(Wire.orderShipped().id(), mark), at(minute));
  }

  private static Instant at(int minute) {
    return Instant.parse("2026-11-21T09:" + minute + ":00Z");
  }

  private static Position position(long number, String witness) {
    return new Position(number, new Witness(witness));
  }

  private static String text(byte[]... said) {
    return Stream.of(said)
        .map(frame -> new String(frame, StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }

  private static String withoutWaits(String said) {
    return said.replaceAll("retry: [0-9]{4,6}\n", "retry: ?\n")
        .replaceAll("\"retryMs\":[0-9]{4,6}}", "\"retryMs\":?}");
  }
}
