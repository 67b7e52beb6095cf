package dev.belfry.application.hub;

import dev.belfry.application.port.in.OpenStream;
import dev.belfry.application.port.in.Shared;
import dev.belfry.application.port.in.StreamSink;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.TransientNotification;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A connection that remembers what was written to it. The test says how much it takes; it takes
 * nothing before it is started, like a servlet's. What the hub must never do is kept as a fault.
 */
final class RecordingSink implements StreamSink {

  /** Something that was written. */
  sealed interface Said {

    record Connected(Connect connect) implements Said {}

    record Told(RecordedEvent event, boolean withId) implements Said {}

    record Passed(TransientNotification notification) implements Said {}

    record WasReset(Replay.Reason reason) implements Said {}

    record Beat() implements Said {}

    record SaidBye(Farewell reason) implements Said {}
  }

  private final List<Said> said = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final AtomicBoolean inUse = new AtomicBoolean();
  private final AtomicInteger room = new AtomicInteger();
  private volatile OpenStream.Feed feed;
  private volatile boolean ended;
  private volatile Consumer<RecordedEvent> beforeEvent = _ -> {};
  private volatile Runnable whenAsked = () -> {};
  private volatile RuntimeException endsWith;

  /** The connection stands, and takes {@code events} before it is full. */
  RecordingSink start(OpenStream.Feed feed, int events) {
    this.feed = feed;
    take(events);
    return this;
  }

  /** The client has read on: so many events more find room. */
  void take(int events) {
    room.addAndGet(events);
    feed.writable();
  }

  /** The client stops reading. */
  void stall() {
    room.set(0);
  }

  void close() {
    feed.closed();
  }

  void beforeEvent(Consumer<RecordedEvent> hook) {
    beforeEvent = hook;
  }

  /** Runs whenever the hub asks whether there is room. */
  void whenAsked(Runnable hook) {
    whenAsked = hook;
  }

  void failAtEnd(RuntimeException failure) {
    endsWith = failure;
  }

  List<Said> said() {
    return said;
  }

  List<String> faults() {
    return faults;
  }

  boolean isEnded() {
    return ended;
  }

  List<RecordedEvent> events() {
    return all(Said.Told.class).stream().map(Said.Told::event).toList();
  }

  <T extends Said> List<T> all(Class<T> kind) {
    return said.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public boolean isReady() {
    whenAsked.run();
    return room.get() > 0;
  }

  @Override
  public void connect(Connect connect) {
    write(new Said.Connected(connect));
  }

  @Override
  public void event(RecordedEvent event, boolean withId) {
    requireRoom(event);
    room.getAndDecrement();
    beforeEvent.accept(event);
    write(new Said.Told(event, withId));
  }

  @Override
  public void pass(Shared<TransientNotification> notification) {
    requireRoom(notification);
    room.getAndDecrement();
    write(new Said.Passed(notification.content()));
  }

  @Override
  public void reset(Replay.Reason reason) {
    write(new Said.WasReset(reason));
  }

  @Override
  public void heartbeat() {
    requireRoom("heartbeat");
    write(new Said.Beat());
  }

  @Override
  public void bye(Farewell reason) {
    requireRoom(reason);
    write(new Said.SaidBye(reason));
  }

  @Override
  public void flush() {
    if (ended) faults.add("flushed after its end");
  }

  @Override
  public void end() {
    ended = true;
    if (endsWith != null) throw endsWith;
  }

  private void requireRoom(Object what) {
    if (room.get() <= 0) faults.add("written to while it was full: " + what);
  }

  private void write(Said what) {
    if (!inUse.compareAndSet(false, true)) faults.add("two threads at once: " + what);
    if (ended) faults.add("written after its end: " + what);
    said.add(what);
    inUse.set(false);
  }
}
