package dev.belfry.bench.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One thread and its share of the clients. */
final class Loop implements AutoCloseable {

  private static final int TICK_MILLIS = 50;
  private static final int SMALL_BUFFER = 4096;

  private final Selector selector;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final byte[] buffer = new byte[256 * 1024];
  private final List<Client> slow = new ArrayList<>();
  private byte[] sip = new byte[1];
  private long nextSip;
  private volatile boolean closed;

  Loop(String name) {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name(name).start(this::run);
  }

  /** Runs in the thread of this loop. */
  void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  private void run() {
    try {
      while (!closed) {
        selector.select(this::ready, TICK_MILLIS);
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) task.run();
        if (!slow.isEmpty() && System.nanoTime() > nextSip) sipAll();
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From an address of the loopback net of its own, for one address has but 28,000 ports. */
  void open(Client client, InetSocketAddress from, InetSocketAddress to, boolean smallBuffer) {
    try {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      if (smallBuffer) channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
      channel.bind(from);
      client.begin(channel.register(selector, SelectionKey.OP_CONNECT, client));
      channel.connect(to);
    } catch (IOException e) {
      client.unreachable(e.toString());
    }
  }

  private void ready(SelectionKey key) {
    Client client = (Client) key.attachment();
    SocketChannel channel = (SocketChannel) key.channel();
    try {
      if (key.isConnectable()) client.ask(channel);
      else if (key.isReadable()) client.read(channel, buffer);
    } catch (IOException broken) {
      client.ended();
    }
  }

  /** From now on the client reads so many bytes in a second, through all its connections. */
  void slowDown(Client client, int bytesPerSecond) {
    client.slowDown();
    sip = new byte[bytesPerSecond * TICK_MILLIS / 1_000];
    slow.add(client);
  }

  private void sipAll() {
    nextSip = System.nanoTime() + TICK_MILLIS * 1_000_000L;
    for (Client client : slow) {
      SocketChannel channel = client.channel();
      if (channel == null || !channel.isConnected()) continue;
      try {
        client.read(channel, sip);
      } catch (IOException broken) {
        client.ended();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
  }
}
