package dev.belfry.chaos.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way to a server, through this process, where it can be disturbed. Whoever connects to its
 * port is connected to the server, in the weather that is.
 */
public final class Link implements AutoCloseable {

  private static final int BACKLOG = 1_000;

  private final InetSocketAddress server;
  private final ServerSocket door;
  private final Frames frames;
  private final Thread.Builder threads;
  private final Set<Pair> open = ConcurrentHashMap.newKeySet();
  private final Object change = new Object();
  private volatile Weather weather = Weather.CALM;

  private Link(String name, int port, Frames frames, Thread.Builder threads) {
    this.threads = threads;
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.frames = frames;
    try {
      this.door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name(name).start(this::accept);
  }

  /** To a server of this machine, for many connections that are mostly silent. */
  public static Link forMany(int port, String name) {
    return new Link(name, port, Frames.NONE, Thread.ofVirtual().name(name));
  }

  /** The same for a few connections that are never silent: quicker, with threads of the system. */
  public static Link forFew(int port, String name) {
    return forFew(port, name, Frames.NONE);
  }

  /** The same, where what the server says goes through {@code frames}. */
  public static Link forFew(int port, String name, Frames frames) {
    return new Link(name, port, frames, Thread.ofPlatform().daemon().name(name));
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        admit(door.accept());
      } catch (IOException closed) {
        return; // only close() does that
      }
    }
  }

  private void admit(Socket near) {
    Pair pair = new Pair(this, near);
    open.add(pair);
    if (weather instanceof Weather.Reset) pair.reset();
    else begin(() -> pair.connect(server));
  }

  void begin(Runnable work) {
    threads.start(work);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** How many connections there are. */
  public int size() {
    return open.size();
  }

  Weather weather() {
    return weather;
  }

  Frames frames() {
    return frames;
  }

  void forget(Pair pair) {
    open.remove(pair);
  }

  /** From now on. */
  public void set(Weather next) {
    synchronized (change) {
      weather = next;
      change.notifyAll();
    }
    if (next instanceof Weather.Reset || next instanceof Weather.Says) cutAll();
  }

  /** Back to normal. What is half open is closed. */
  public void calm() {
    boolean halfOpen = weather instanceof Weather.HalfOpen;
    set(Weather.CALM);
    if (halfOpen) open.stream().filter(Pair::isHalfOpen).forEach(Pair::reset);
  }

  /** Resets the connections that there are. */
  public void cutAll() {
    open.forEach(Pair::reset);
  }

  /** Returns when the weather lets bytes pass. */
  void awaitPassage() throws InterruptedException {
    synchronized (change) {
      while (weather instanceof Weather.Hole) change.wait();
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    calm();
    cutAll();
  }
}
