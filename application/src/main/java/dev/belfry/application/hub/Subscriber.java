package dev.belfry.application.hub;

import dev.belfry.application.port.in.OpenStream;
import dev.belfry.application.port.in.Shared;
import dev.belfry.application.port.in.StreamSink;
import dev.belfry.application.port.in.StreamSink.Farewell;
import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.TransientNotification;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One open stream: a position in its recipient's log, and the rule by which it moves.
 *
 * <p>Whoever has a reason (a ring, a writable socket, a loaded page, the sweep, the pulse) leaves
 * word and asks for the pump. The pump alone touches the sink: it writes what directly follows the
 * position while the sink takes it, asks for a page of the log when there is more, and returns. It
 * never waits and never runs twice at once. A client that does not read is only a position behind.
 */
final class Subscriber implements OpenStream.Feed {

  private final UUID id = UUID.randomUUID();
  private final RecipientId recipient;
  private final StreamSink sink;
  private final Lifetime lifetime;
  private final Recent recent;
  private final BiConsumer<Subscriber, Position> replays;
  private final Consumer<Subscriber> leave;
  private final OneAtATime pump = new OneAtATime(this::pump);

  // word left for the pump
  private final AtomicReference<Heard> heard = new AtomicReference<>(new Heard(0));
  private final AtomicReference<@Nullable Replay> loaded = new AtomicReference<>();
  private final Waiting passing;
  private volatile @Nullable Opening opening;
  private volatile boolean pageAsked;
  private volatile boolean gone;

  // where the pump stands
  private volatile @Nullable Position standing;
  private volatile boolean waitsForSocket;
  private volatile boolean catchingUp;
  private volatile Heard heardWhenRead = heard.get();
  private long askedAt;
  private boolean withIds = true;
  private boolean ended;

  /**
   * @param buffer how many characters of transients may wait
   * @param recent where to look first for what comes next
   * @param replays takes those that need the next page of the log, and from where
   * @param leave takes those that have ended
   */
  Subscriber(
      RecipientId recipient,
      StreamSink sink,
      Lifetime lifetime,
      int buffer,
      Recent recent,
      BiConsumer<Subscriber, Position> replays,
      Consumer<Subscriber> leave) {
    this.recipient = recipient;
    this.sink = sink;
    this.lifetime = lifetime;
    this.passing = new Waiting(buffer);
    this.recent = recent;
    this.replays = replays;
    this.leave = leave;
  }

  /** Of the connection, as the client is told. */
  UUID id() {
    return id;
  }

  RecipientId recipient() {
    return recipient;
  }

  Lifetime lifetime() {
    return lifetime;
  }

  /** Whether it does not count any more. */
  boolean isLeaving() {
    return gone || lifetime.isEnding();
  }

  /** Whether its client has not taken the heartbeat that was due. */
  boolean isStuck() {
    return waitsForSocket && lifetime.isSilent();
  }

  /** Where it stands; null before it has begun, and while its socket takes nothing. */
  @Nullable Standing standing() {
    Position position = standing;
    return position == null || waitsForSocket ? null : new Standing(recipient, position);
  }

  /** Whether one page was not enough. */
  boolean isCatchingUp() {
    return catchingUp;
  }

  /** The log was read: the stream can begin. */
  void begin(Opening opening) {
    this.opening = opening;
  }

  /** The log has come so far. */
  void hear(Position head) {
    heard.updateAndGet(last -> last.and(head));
  }

  /** To be written when the stream is level, or lost. */
  void pass(Shared<TransientNotification> notification) {
    passing.add(notification);
  }

  /** The log does not end where this stream stands: it must be read, whatever was heard. */
  void doubt() {
    heard.set(new Heard(Heard.DOUBT));
  }

  /** The page that was asked for. */
  void take(Replay page) {
    loaded.set(page);
    pump.run();
  }

  /**
   * The page that was asked for could not be read. The sweep will ask again; what was heard since
   * is a reason to ask at once.
   */
  void missPage() {
    pageAsked = false; // first: whoever is rung from here on asks by itself
    if (heard.get() != heardWhenRead) pump.run();
  }

  /** Writes what is due, on this thread. */
  void run() {
    pump.run();
  }

  @Override
  public void writable() {
    pump.run();
  }

  @Override
  public void closed() {
    gone = true;
    pump.run();
  }

  private void pump() {
    if (ended) return;
    try {
      if (gone || lifetime.isOverdue()) end();
      else writeWhatIsDue();
    } catch (UncheckedIOException unwritten) {
      end(); // the client is gone
    } catch (RuntimeException | Error broken) {
      end(); // an open stream that says nothing would be worse
      throw broken;
    }
  }

  private void writeWhatIsDue() {
    Replay page = loaded.getAndSet(null);
    if (page != null) pageAsked = false;
    Opening opening = this.opening;
    Farewell farewell = lifetime.farewell();
    if (opening == null && standing == null && farewell == null) return;
    if (isFull()) return; // a page in hand is dropped: it is read again when there is room
    if (opening != null) connect(opening);
    if (page != null) answer(page);
    boolean isLevel = writeRecent();
    if (isFull()) return;
    if (farewell != null) {
      sayGoodbye(farewell);
      return;
    }
    Position at = standing;
    if (at != null && !isLevel) askForPage(at);
    else if (at != null) writePassing();
    if (lifetime.isSilent()) heartbeat(); // also while the log cannot be read
    sink.flush();
  }

  private boolean isFull() {
    waitsForSocket = !sink.isReady();
    return waitsForSocket;
  }

  private void connect(Opening opening) {
    sink.connect(opening.connect());
    standing = opening.connect().standing().position();
    lifetime.wrote();
    settle(opening.connect().head().position());
    if (opening.replay() != null) write(opening.replay());
    this.opening = null; // an idle stream keeps no page
  }

  /** Memory may have led on meanwhile: what is gone then is not where this stream stands. */
  private void answer(Replay page) {
    Position at = standing;
    if (page instanceof Replay.Lost && at != null && at.number() != askedAt) doubt();
    else write(page);
  }

  private void write(Replay page) {
    settle(page.head().position());
    switch (page) {
      case Replay.Page(var before, var events, var head) -> {
        catchingUp = events.size() == Replays.PAGE;
        if (before.position().equals(standing)) events.forEach(this::writeNext);
      }
      case Replay.Lost(var reason, var head) -> startOver(reason, head.position());
    }
  }

  /**
   * A page answers all that was heard before it was asked for, also of a head that this log does
   * not have. It does not answer what was heard since.
   */
  private void settle(Position head) {
    if (!heard.compareAndSet(heardWhenRead, new Heard(head.number()))) hear(head);
  }

  /**
   * Stops at what memory does not have, and at what is in doubt, which is for the log to say.
   *
   * @return whether nothing more had been heard of. What is heard from then on is for the next run,
   *     which looks here first, too.
   */
  private boolean writeRecent() {
    while (true) {
      Position at = standing;
      Heard heard = this.heard.get();
      if (at == null || heard.head <= at.number()) return true;
      if (heard.inDoubt() || !sink.isReady()) return false;
      RecordedEvent next = recent.after(recipient, at);
      if (next == null) return false;
      writeNext(next);
    }
  }

  /** Once the socket is full the rest stays in the log, and the position tells where to go on. */
  private void writeNext(RecordedEvent event) {
    Position at = standing;
    if (at == null || !event.follows(at) || !sink.isReady()) return;
    if (!isPassedOver(event.event())) {
      sink.event(event, withIds);
      lifetime.wrote();
    }
    standing = event.position();
  }

  /** What this release does not know, and what is no longer in the inbox. */
  private static boolean isPassedOver(InboxEvent event) {
    return event instanceof InboxEvent.Unknown || event instanceof InboxEvent.LeftOut;
  }

  /**
   * Events after a reset carry no ids, so that a client that could not reload its inbox hears the
   * verdict again when it returns.
   */
  private void startOver(Replay.Reason reason, Position head) {
    sink.reset(reason);
    lifetime.wrote();
    withIds = false;
    standing = head;
  }

  /** Only to a stream that is level, and so between events. */
  private void writePassing() {
    while (sink.isReady()) {
      Shared<TransientNotification> next = passing.next();
      if (next == null) return;
      sink.pass(next);
      lifetime.wrote();
    }
  }

  private void askForPage(Position from) {
    if (pageAsked) return;
    pageAsked = true;
    askedAt = from.number();
    heardWhenRead = heard.get();
    replays.accept(this, from);
  }

  private void heartbeat() {
    sink.heartbeat();
    lifetime.wrote();
  }

  private void sayGoodbye(Farewell reason) {
    sink.bye(reason);
    sink.flush();
    end();
  }

  private void end() {
    ended = true;
    try {
      sink.end();
    } finally {
      leave.accept(this);
    }
  }

  /**
   * How far the log has come, as was last heard. Each word is an object of its own, so a page knows
   * which came after it was asked for, also where it heard of more than this log has.
   */
  private static final class Heard {

    /** Nobody knows how far: any word may be news then. */
    static final long DOUBT = Long.MAX_VALUE;

    final long head;

    Heard(long head) {
      this.head = head;
    }

    boolean inDoubt() {
      return head == DOUBT;
    }

    Heard and(Position position) {
      return new Heard(Math.max(head, position.number()));
    }
  }
}
