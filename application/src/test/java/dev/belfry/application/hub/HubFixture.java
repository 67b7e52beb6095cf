package dev.belfry.application.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belfry.application.hub.RecordingSink.Said;
import dev.belfry.application.port.in.OpenStream;
import dev.belfry.application.port.in.StreamSink.Connect;
import dev.belfry.application.port.out.Bus.Ring;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A hub on the log in memory, with a clock that stands and streams that the test reads. */
abstract class HubFixture {

  static final int ALL = 1_000_000;

  /** Nothing happens by itself, unless a test says so. */
  static final StreamRules QUIET = rules(Duration.ofHours(1), Duration.ofHours(1));

  final ScriptedLog log = new ScriptedLog();
  final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2031-05-04T12:00:00Z"));
  final Instant tokenEnd = now.get().plusSeconds(3_600);
  final RecipientId ada = Some.recipient();
  final RecipientId ben = Some.recipient();

  private final List<RecordingSink> opened = new CopyOnWriteArrayList<>();
  private Hub hub;

  static StreamRules rules(Duration heartbeat, Duration sweep) {
    return rules(heartbeat, sweep, 1_000, ALL);
  }

  static StreamRules rules(Duration heartbeat, Duration sweep, int perRecipient, int perNode) {
    return rules(heartbeat, sweep, perRecipient, perNode, 1_000_000);
  }

  static StreamRules rules(
      Duration heartbeat, Duration sweep, int perRecipient, int perNode, long recent) {
    return new StreamRules(
        heartbeat,
        Duration.ofHours(1),
        Duration.ofHours(2),
        64 * 1024,
        recent,
        perRecipient,
        perNode,
        sweep,
        Duration.ofSeconds(30));
  }

  final Hub hub() {
    return hub == null ? hub(QUIET) : hub;
  }

  final Hub hub(StreamRules rules) {
    hub = new Hub(log, now::get, rules);
    hub.start();
    return hub;
  }

  @AfterEach
  void close() {
    hub().close();
    assertThat(opened).flatExtracting(RecordingSink::faults).isEmpty();
  }

  /** A stream whose client reads everything at once. */
  final RecordingSink open(RecipientId recipient, @Nullable Position at) {
    return open(recipient, at, ALL);
  }

  final RecordingSink open(RecipientId recipient, @Nullable Position at, int room) {
    return openAt(recipient, at == null ? null : at.id(), room);
  }

  final RecordingSink openAt(RecipientId recipient, @Nullable String lastEventId, int room) {
    RecordingSink sink = new RecordingSink();
    return sink.start(request(recipient, lastEventId, sink), room);
  }

  /** A client that comes back and says which connection it had. */
  final RecordingSink reopen(RecipientId recipient, UUID previous) {
    RecordingSink sink = new RecordingSink();
    opened.add(sink);
    var request = new OpenStream.Request(recipient, null, previous, tokenEnd, false);
    return sink.start(hub().open(request, sink), ALL);
  }

  /** Opens a stream whose connection is not started yet. */
  final OpenStream.Feed request(
      RecipientId recipient, @Nullable String lastEventId, RecordingSink sink) {
    opened.add(sink);
    return hub().open(new OpenStream.Request(recipient, lastEventId, null, tokenEnd, false), sink);
  }

  final Position head(RecipientId owner) {
    return log.current().contact(owner).position();
  }

  /** Stores one, and nobody is told. */
  final Position store(RecipientId to) {
    return record(to).position();
  }

  final RecordedEvent record(RecipientId to) {
    return log.publish(Some.notification(), Set.of(to), null).events().getFirst();
  }

  final void ring(RecipientId to, Position position) {
    hub().ring(new Ring(to, position));
  }

  /** On another node, which rings this one. */
  final Position publish(RecipientId to) {
    Position position = store(to);
    ring(to, position);
    return position;
  }

  /** On this node, which knows what it has stored. */
  final Position publishHere(RecipientId to) {
    RecordedEvent event = record(to);
    hub().tell(event);
    return event.position();
  }

  static Connect connect(RecordingSink sink) {
    assertThat(sink.said()).first().isInstanceOf(Said.Connected.class);
    return ((Said.Connected) sink.said().getFirst()).connect();
  }

  static List<Long> numbers(RecordingSink sink) {
    return numbers(sink.events());
  }

  static List<Long> numbers(List<RecordedEvent> events) {
    return events.stream().map(event -> event.position().number()).toList();
  }

  static List<Long> range(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  static void assertReceives(RecordingSink sink, long first, long last) {
    eventually(() -> assertThat(numbers(sink)).isEqualTo(range(first, last)));
  }

  static void eventually(ThrowingRunnable condition) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(condition);
  }
}
