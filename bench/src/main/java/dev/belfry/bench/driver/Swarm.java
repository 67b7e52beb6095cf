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
import java.util.stream.Stream;

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

  /** Every so manieth client is one that may stop. */
  private static final int RARE = 100;

  private static final int ADDRESSES = 8;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final Duration STUCK = Duration.ofSeconds(10);

  private final Door door;
  private final Tally tally = new Tally();
  private final Gate gate = new Gate();
  private final List<Loop> loops;
  private final List<Client> clients;
  private boolean rareDiffer;
  private int apart;
  private final Loop loopApart;

  public Swarm(Door door, int size, int threads) {
    this.door = door;
    loops = IntStream.range(0, threads).mapToObj(i -> new Loop("bench-loop-" + i)).toList();
    loopApart = new Loop("bench-loop-apart");
    clients = IntStream.range(0, size).mapToObj(it -> new Client(it, door, tally, gate)).toList();
  }

  /**
   * Opens every stream, also again after {@link #cut}. Who is turned away comes back, as clients
   * do, as long as any of them gets in.
   *
   * @param atATime how many may wait for their stream
   */
  public Opened open(int atATime) {
    return open(atATime, 0, clients.size());
  }

  /** The same for some. */
  public Opened open(int atATime, int from, int until) {
    long start = System.nanoTime();
    int again = 0;
    try {
      List<Integer> outside = knockAll(outside(from, until), atATime);
      for (int before = until - from; outside.size() < before && !outside.isEmpty(); ) {
        before = outside.size();
        again += before;
        Thread.sleep(BETWEEN_TRIES);
        outside = knockAll(outside, atATime);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int open = until - from - outside(from, until).size();
    return new Opened(open, again, (System.nanoTime() - start) / 1e9);
  }

  private List<Integer> outside(int from, int until) {
    return IntStream.range(from, until).filter(i -> !clients.get(i).isInside()).boxed().toList();
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
    return outside.stream().filter(i -> !clients.get(i).isInside()).toList();
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
    loop.execute(() -> loop.open(client, from, door.address(), rareDiffer && isRare(i)));
  }

  private Loop loopOf(int i) {
    return i < apart ? loopApart : loops.get(i % loops.size());
  }

  /**
   * To be called while they are closed: the first so many are read by a thread of their own. What
   * comes to them in crowds would otherwise lie in this driver before what others are timed by.
   */
  public void setApart(int first) {
    apart = first;
  }

  private static boolean isRare(int i) {
    return i % RARE == RARE - 1;
  }

  /**
   * To be called before any is open: one in a hundred gets a small receive buffer, so that it fills
   * soon, and what it receives is not timed.
   */
  public void setRareApart() {
    rareDiffer = true;
    for (int i = RARE - 1; i < clients.size(); i += RARE) clients.get(i).leaveUntimed();
  }

  /** How many notifications this one has received. */
  public int taken(int i) {
    return clients.get(i).taken();
  }

  /** How many stop. */
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

  /** After {@link #stopRare}. */
  public void releaseRare() {
    rare((loop, client) -> client.interest(SelectionKey.OP_READ));
  }

  /** Opens the stream of this one again, which reads no more than so many bytes in a second. */
  public void openSlowly(int i, int bytesPerSecond) {
    Loop loop = loopOf(i);
    loop.execute(() -> loop.slowDown(clients.get(i), bytesPerSecond));
    open(1, i, i + 1);
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
    cut(0, clients.size());
  }

  /** The same for some. */
  public void cut(int from, int until) {
    List<CountDownLatch> done = new ArrayList<>();
    for (Loop loop : allLoops()) {
      CountDownLatch latch = new CountDownLatch(1);
      done.add(latch);
      loop.execute(() -> cut(loop, from, until, latch));
    }
    try {
      for (CountDownLatch latch : done) latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Loop> allLoops() {
    return Stream.concat(loops.stream(), Stream.of(loopApart)).toList();
  }

  private void cut(Loop loop, int from, int until, CountDownLatch done) {
    for (int i = from; i < until; i++) {
      if (loopOf(i) == loop) clients.get(i).close();
    }
    done.countDown();
  }

  @Override
  public void close() {
    cut();
    allLoops().forEach(Loop::close);
  }
}
