package dev.belfry.bench.driver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One recipient with one stream: opens it, reads it, and holds what comes against what has to come.
 * Only the thread of its loop touches it. What it has seen survives its connections.
 */
final class Client {

  private final int recipient;
  private final Door door;
  private final Tally tally;
  private final Gate gate;
  private final Ledger own;
  private final Ledger all;
  private @Nullable Ledger positions;
  private EventReader events = new EventReader(this::received);
  private Response response = new Response(events);
  private @Nullable SelectionKey key;
  private String connection = "";
  private boolean knocking;
  private boolean slow;
  private boolean timed = true;
  private final AtomicInteger taken = new AtomicInteger();
  private volatile boolean inside;

  Client(int recipient, Door door, Tally tally, Gate gate) {
    this.recipient = recipient;
    this.door = door;
    this.tally = tally;
    this.gate = gate;
    this.own = new Ledger(tally, 0);
    this.all = new Ledger(tally, 0);
  }

  /** The key is of a channel that is connecting. */
  void begin(SelectionKey connecting) {
    drop(); // one that never got an answer
    key = connecting;
    knocking = true;
  }

  /** Connected: asks for the stream. */
  void ask(SocketChannel channel) throws IOException {
    channel.finishConnect();
    ByteBuffer request =
        ByteBuffer.wrap(Bytes.of(door.request().of(recipient, events.lastId(), connection)));
    while (request.hasRemaining()) channel.write(request); // less than a socket's buffer
    EventReader fresh = new EventReader(this::received, events);
    events = fresh;
    response = new Response(fresh);
    interest(slow ? 0 : SelectionKey.OP_READ);
  }

  /** Whether its stream is open; known to every thread. */
  boolean isInside() {
    return inside;
  }

  void read(SocketChannel channel, byte[] buffer) throws IOException {
    int count = channel.read(ByteBuffer.wrap(buffer));
    if (count < 0) {
      ended();
      return;
    }
    tally.bytes.add(count);
    response.accept(buffer, 0, count);
    if (knocking && !door.greets() && response.isOpen()) entered();
    if (response.isOver()) ended();
  }

  private void received(Event event) {
    switch (event.kind) {
      case NOTIFICATION -> notification(event);
      case CONNECT -> greeted(event);
      case RESET -> reset();
      case BYE -> tally.goodbyes.increment();
      case OTHER -> position(event);
    }
  }

  private void greeted(Event event) {
    connection = event.connection;
    if (positions == null && event.position >= 0) positions = new Ledger(tally, event.position);
    if (knocking) entered();
  }

  private void notification(Event event) {
    boolean fresh = event.own < 0 || own.take(event.own);
    fresh &= event.all < 0 || all.take(event.all);
    fresh &= position(event);
    if (!fresh) return;
    taken.incrementAndGet();
    tally.received(event, timed);
  }

  /** How many notifications it has received; known to every thread. */
  int taken() {
    return taken.get();
  }

  /** Before it is opened. */
  void leaveUntimed() {
    timed = false;
  }

  private boolean position(Event event) {
    return event.position < 0 || positions == null || positions.take(event.position);
  }

  private void reset() {
    tally.resets.increment();
    positions = null;
  }

  private void entered() {
    knocking = false;
    inside = true;
    gate.entered();
  }

  /** The server has closed, refused or broken it. */
  void ended() {
    if (response.isRefused()) tally.refused(response.refusal());
    else if (!knocking) tally.lost.increment(); // or it was turned away, and comes back
    close();
  }

  /** Never got as far as a request. */
  void unreachable(String why) {
    tally.refused(why);
    knocking = true;
    close();
  }

  void close() {
    if (knocking) gate.turnedAway();
    knocking = false;
    inside = false;
    drop();
  }

  private void drop() {
    SelectionKey open = key;
    key = null;
    if (open == null) return;
    try {
      open.channel().close();
    } catch (IOException gone) {
      // it is closed all the same
    }
  }

  /** Its loop reads for it, a little at a time. */
  void slowDown() {
    slow = true;
  }

  /** Stops reading, or goes on. */
  void interest(int operations) {
    if (key != null && key.isValid()) key.interestOps(operations);
  }

  @Nullable SocketChannel channel() {
    return key == null ? null : (SocketChannel) key.channel();
  }
}
