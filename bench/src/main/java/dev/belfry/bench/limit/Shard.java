package dev.belfry.bench.limit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One thread, its share of the connections, and what is to be written to them. */
final class Shard implements Runnable {

  private static final int MOST_AT_ONCE = 64 * 1024;

  private final LimitServer server;
  private final Selector selector = Selector.open();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Queue<byte[]> broadcasts = new ConcurrentLinkedQueue<>();
  private final Set<Connection> listeners = new HashSet<>();
  private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);

  Shard(LimitServer server) throws IOException {
    this.server = server;
  }

  void adopt(SocketChannel channel) {
    execute(() -> register(channel));
  }

  void toOne(Connection connection, byte[] frame) {
    execute(() -> connection.write(ByteBuffer.wrap(frame)));
  }

  void toAll(byte[] frame) {
    broadcasts.add(frame);
    selector.wakeup();
  }

  void listen(Connection connection) {
    listeners.add(connection);
  }

  void gone(Connection connection) {
    listeners.remove(connection);
  }

  LimitServer server() {
    return server;
  }

  private void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  private void register(SocketChannel channel) {
    try {
      SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
      key.attach(new Connection(this, key, channel));
    } catch (IOException gone) {
      // before it was here
    }
  }

  @Override
  public void run() {
    try {
      while (true) {
        selector.select(key -> ((Connection) key.attachment()).ready(in));
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) task.run();
        broadcast();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What has come while the last round ran goes out in one write for each connection. */
  private void broadcast() {
    if (broadcasts.isEmpty()) return;
    ByteArrayOutputStream due = new ByteArrayOutputStream();
    while (due.size() < MOST_AT_ONCE && !broadcasts.isEmpty()) due.writeBytes(broadcasts.remove());
    ByteBuffer frames = ByteBuffer.allocateDirect(due.size()).put(due.toByteArray()).flip();
    for (Connection listener : Set.copyOf(listeners)) listener.write(frames.duplicate());
    if (!broadcasts.isEmpty()) selector.wakeup();
  }
}
