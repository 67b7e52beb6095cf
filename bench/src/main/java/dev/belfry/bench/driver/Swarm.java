package dev.belfry.bench.driver;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** All streams of a measurement: recipient {@code n} has the {@code n}-th. */
public final class Swarm implements AutoCloseable {

  /**
   * How the opening went.
   *
   * @param open streams that are open
   * @param again how often one that was turned away has come back
   * @param seconds from the first knock to the last stream that opened
   */
  public record Opened(int open, int again, double seconds) {}

  /** Every so manieth client gets a small receive buffer, and is the one that stops or is slow. */
  private static final int RARE = 100;

  private static final int ADDRESSES = 8;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final Duration STUCK = Duration.ofSeconds(10);

  private final Door door;
  private final Tally tally = new Tally();
  private final Gate gate = new Gate();
  private final List<Loop> loops;
  private final List<Client> clients;

  public Swarm(Door door, int size, int threads) {
    this.door = door;
    loops = IntStream.range(0, threads).mapToObj(i -> new Loop("bench-loop-" + i)).toList();
    clients = IntStream.range(0, size).mapToObj(it -> new Client(it, door, tally, gate)).toList();
  }

  /**
   * Opens every stream, also again after {@link #cut}. Who is turned away comes back, as clients
   * do, as long as any of them gets in.
   *
   * @param atATime how many may wait for their stream
   */
  public Opened open(int atATime) {
    long start = System.nanoTime();
    int again = 0;
    try {
      List<Integer> outside = knockAll(outside(), atATime);
      for (int before = clients.size(); outside.size() < before && !outside.isEmpty(); ) {
        before = outside.size();
        again += before;
        Thread.sleep(BETWEEN_TRIES);
        outside = knockAll(outside, atATime);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int open = clients.size() - outside().size();
    return new Opened(open, again, (System.nanoTime() - start) / 1e9);
  }

  private List<Integer> outside() {
    return IntStream.range(0, clients.size())
        .filter(i -> !clients.get(i).isInside())
        .boxed()
        .toList();
  }

  /** Returns those that are still outside when all have been answered. */
  private List<Integer> knockAll(List<Integer> outside, int atATime) throws InterruptedException {
    long start = System.nanoTime();
    gate.open(atATime);
    int already = 0;
    for (int i : outside) {
      pace(start, already++);
      if (!gate.knock(STUCK)) break;
      knock(i);
    }
    gate.awaitEmpty(STUCK);
    return outside();
  }

  private void pace(long start, int already) {
    long due = start + (long) (already * 1e9 / door.perSecond());
    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
      LockSupport.parkNanos(wait);
    }
  }

  private void knock(int i) {
    Loop loop = loopOf(i);
    Client client = clients.get(i);
    var from = new InetSocketAddress(InetAddress.ofLiteral("127.0.0." + (2 + i % ADDRESSES)), 0);
    loop.execute(() -> loop.open(client, from, door.address(), isRare(i)));
  }

  private Loop loopOf(int i) {
    return loops.get(i % loops.size());
  }

  private static boolean isRare(int i) {
    return i % RARE == RARE - 1;
  }

  /** How many are stopped or slowed down. */
  public int rare() {
    return clients.size() / RARE;
  }

  public int size() {
    return clients.size();
  }

  public Tally tally() {
    return tally;
  }

  /** One in a hundred reads no more; its connection stays. */
  public void stopRare() {
    rare((loop, client) -> client.interest(0));
  }

  /** One in a hundred reads but a little: {@code bytes} in 50 ms. */
  public void slowRare(int bytes) {
    rare((loop, client) -> loop.slowDown(client, bytes));
  }

  /** After {@link #stopRare} or {@link #slowRare}. */
  public void releaseRare() {
    rare((loop, client) -> client.interest(SelectionKey.OP_READ));
    loops.forEach(loop -> loop.execute(loop::hurryUp));
  }

  private void rare(BiConsumer<Loop, Client> action) {
    for (int i = RARE - 1; i < clients.size(); i += RARE) {
      Loop loop = loopOf(i);
      Client client = clients.get(i);
      loop.execute(() -> action.accept(loop, client));
    }
  }

  /** Every connection goes at once, as when a network does. */
  public void cut() {
    List<CountDownLatch> done = new ArrayList<>();
    for (int i = 0; i < loops.size(); i++) {
      CountDownLatch latch = new CountDownLatch(1);
      done.add(latch);
      int mine = i;
      loops.get(i).execute(() -> cut(mine, latch));
    }
    try {
      for (CountDownLatch latch : done) latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void cut(int loop, CountDownLatch done) {
    for (int i = loop; i < clients.size(); i += loops.size()) clients.get(i).close();
    done.countDown();
  }

  @Override
  public void close() {
    cut();
    loops.forEach(Loop::close);
  }
}
