package dev.belfry.application.hub;

import dev.belfry.application.port.in.OpenStream;
import dev.belfry.application.port.in.Shared;
import dev.belfry.application.port.in.StreamSink;
import dev.belfry.application.port.in.StreamSink.Connect;
import dev.belfry.application.port.in.StreamSink.Farewell;
import dev.belfry.application.port.in.StreamSink.Start;
import dev.belfry.application.port.out.Attendance;
import dev.belfry.application.port.out.Bus;
import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.Vigilance;
import dev.belfry.domain.Audience;
import dev.belfry.domain.InboxException.LogUnavailable;
import dev.belfry.domain.InboxException.NodeBusy;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.TransientNotification;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * This node's open streams. Where there is one node it is also the whole bus: a ring goes straight
 * to the streams of its recipient.
 */
public final class Hub implements OpenStream, Bus, Vigilance, Attendance, AutoCloseable {

  /** Streams that one fan-out thread goes through in one go. */
  private static final int CHUNK = 256;

  private final InboxLog log;
  private final InstantSource clock;
  private final StreamRules rules;
  private final Subscribers subscribers;
  private final Recent recent;
  private final Replays replays;
  private final Workers fanOut;
  private final BroadcastFanOut broadcasts;
  private final Duration beat;
  private final Rounds pulse;
  private final Sweep finder;
  private final Rounds sweep;
  private final Workers looking = new Workers("belfry-looking-", 1);
  private volatile Consumer<RecipientId> arrival = _ -> {};
  private volatile boolean draining;

  public Hub(InboxLog log, InstantSource clock, StreamRules rules) {
    this.log = log;
    this.clock = clock;
    this.rules = rules;
    this.subscribers = new Subscribers(rules.perNode());
    this.recent = new Recent(rules.recent());
    this.replays = new Replays(log);
    this.fanOut = new Workers("belfry-fan-out-", Runtime.getRuntime().availableProcessors());
    this.broadcasts = new BroadcastFanOut(log, subscribers, recent, this::run);
    this.beat = rules.heartbeat().dividedBy(15); // a second, where a heartbeat is due in fifteen
    this.pulse = new Rounds("belfry-pulse", beat, this::pulse);
    this.finder = new Sweep(log, subscribers, recent, fanOut, rules.sweep());
    this.sweep =
        new Rounds(
            "belfry-sweep",
            rules.sweep(),
            () -> {
              broadcasts.sweep();
              return finder.round();
            });
  }

  /** Starts the pulse and the sweep. */
  public void start() {
    pulse.start();
    sweep.start();
  }

  @Override
  public Feed open(Request request, StreamSink sink) {
    closePrevious(request);
    Subscriber subscriber = subscriber(request, sink);
    // before anything is read, so that no ring can fall between
    if (!subscribers.add(subscriber) || draining) return turnAway(request, subscriber);
    arrival.accept(request.recipient()); // a ring that comes from here on need not be missed
    evictOthers(request.recipient());
    try {
      subscriber.begin(opening(request.recipient(), request.lastEventId(), subscriber.id()));
    } catch (LogUnavailable unread) {
      Problems.heal("A stream could not be opened; its client comes back", unread);
      return turnAway(request, subscriber);
    } catch (RuntimeException bug) {
      subscribers.remove(subscriber);
      throw bug;
    }
    return subscriber;
  }

  /** The connection that a returning client has left, and that nobody has noticed yet. */
  private void closePrevious(Request request) {
    subscribers.of(request.recipient()).stream()
        .filter(it -> it.id().equals(request.previous()))
        .forEach(Subscriber::closed);
  }

  private void evictOthers(RecipientId recipient) {
    for (Subscriber beyond : subscribers.beyond(rules.perRecipient(), recipient)) {
      beyond.lifetime().end(Farewell.EVICTED);
      fanOut.execute(beyond::run);
    }
  }

  private Feed turnAway(Request request, Subscriber subscriber) {
    if (request.refusable()) {
      subscribers.remove(subscriber);
      throw new NodeBusy();
    }
    subscriber.lifetime().end(Farewell.BUSY);
    return subscriber;
  }

  private Subscriber subscriber(Request request, StreamSink sink) {
    Duration rotation =
        Duration.ofNanos(
            ThreadLocalRandom.current()
                .nextLong(rules.rotationMin().toNanos(), rules.rotationMax().toNanos() + 1));
    Lifetime lifetime = new Lifetime(clock, request.expiresAt(), rules.heartbeat(), rotation);
    return new Subscriber(
        request.recipient(),
        sink,
        lifetime,
        rules.buffer(),
        recent,
        replays::request,
        subscribers::remove);
  }

  private Opening opening(RecipientId recipient, @Nullable String lastEventId, UUID id) {
    if (lastEventId == null) {
      LogHead head = log.contact(recipient);
      return new Opening(new Connect(id, Start.AT_HEAD, head, head), null);
    }
    Optional<Position> asked = Position.parse(lastEventId);
    Replay replay =
        asked.isPresent()
            ? replays.read(recipient, asked.get())
            : new Replay.Lost(Replay.Reason.UNREADABLE, log.contact(recipient));
    return switch (replay) {
      case Replay.Page(var standing, var events, var head) ->
          new Opening(new Connect(id, Start.RESUMED, standing.asHead(), head), replay);
      case Replay.Lost(var reason, var head) ->
          new Opening(new Connect(id, Start.RESET, head, head), replay);
    };
  }

  @Override
  public void tell(RecordedEvent event) {
    Collection<Subscriber> listening = subscribers.of(event.owner());
    if (listening.isEmpty()) return; // whoever comes now reads the log, and it is there
    recent.add(event);
    listening.forEach(subscriber -> hear(subscriber, event.position()));
  }

  @Override
  public void ring(Ring ring) {
    if (!recent.holds(ring.recipient(), ring.position())) recent.forget(ring.recipient());
    subscribers.of(ring.recipient()).forEach(subscriber -> hear(subscriber, ring.position()));
  }

  private void hear(Subscriber subscriber, Position head) {
    subscriber.hear(head);
    fanOut.execute(subscriber::run);
  }

  @Override
  public void pass(Audience to, TransientNotification notification) {
    Shared<TransientNotification> shared = new Shared<>(notification);
    List<Subscriber> connected =
        switch (to) {
          case Audience.Everyone everyone -> subscribers.all();
          case Audience.Named(var recipients) ->
              recipients.stream().flatMap(it -> subscribers.of(it).stream()).toList();
        };
    connected.forEach(subscriber -> subscriber.pass(shared)); // here, so that order is kept
    run(connected);
  }

  private void run(List<Subscriber> several) {
    for (int from = 0; from < several.size(); from += CHUNK) {
      List<Subscriber> chunk = several.subList(from, Math.min(from + CHUNK, several.size()));
      fanOut.execute(() -> chunk.forEach(Subscriber::run));
    }
  }

  @Override
  public void ringEverybody(long number) {
    broadcasts.hear(number);
  }

  @Override
  public void watch() {
    if (finder.watch()) sweep.hurry();
  }

  @Override
  public void relax() {
    if (finder.relax()) sweep.hurry();
  }

  @Override
  public boolean isWatching() {
    return finder.isWatching();
  }

  @Override
  public void follow(Consumer<RecipientId> arrival) {
    this.arrival = arrival;
  }

  @Override
  public Collection<RecipientId> present() {
    return subscribers.recipients();
  }

  @Override
  public void missed(Collection<RecipientId> recipients) {
    looking.execute(() -> finder.look(recipients));
  }

  /** How many streams are open. */
  public int size() {
    return subscribers.size();
  }

  /** Lets every stream that has been silent, or has come to its end, say so. */
  private Duration pulse() {
    for (Subscriber subscriber : subscribers.all()) {
      if (subscriber.lifetime().isDue()) fanOut.execute(subscriber::run);
    }
    return beat;
  }

  /** Says goodbye to every stream, and returns when all have ended or the drain window is over. */
  public void drain() throws InterruptedException {
    draining = true;
    subscribers.all().forEach(subscriber -> subscriber.lifetime().end(Farewell.DEPLOY));
    pulse();
    subscribers.awaitNone(rules.drain());
  }

  @Override
  public void close() {
    pulse.close();
    sweep.close();
    broadcasts.close();
    replays.close();
    looking.close();
    fanOut.close();
  }
}
