package dev.belfry.bench.post;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** An order that is being carried out, on several lines at once. */
public final class Posting {

  /** How late a post may leave before it is measured from when it should have left. */
  private static final long SLACK_NANOS = 1_000_000;

  /** Whoever refuses so many, or takes so long for all, need not be asked on. */
  private static final int MOST_REFUSED = 1_000;

  private static final long LONGEST_NANOS = 180_000_000_000L;

  /**
   * How the posting went.
   *
   * @param accepted posts that the server has taken
   * @param refused posts that it has not
   * @param seconds from the first to the last answer
   * @param whole whether all were posted, and none was given up
   */
  public record Posted(int accepted, int refused, double seconds, boolean whole) {}

  private final Posts posts;
  private final Order order;
  private final long start = System.nanoTime() + SLACK_NANOS;
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final List<Future<?>> lines = new ArrayList<>();
  private volatile boolean stopped;

  private Posting(Posts posts, Order order) {
    this.posts = posts;
    this.order = order;
  }

  static Posting begin(Posts posts, Order order, ExecutorService threads, int lines) {
    Posting posting = new Posting(posts, order);
    int working = Math.min(lines, order.recipients());
    for (int i = 0; i < working; i++) {
      int line = i;
      posting.lines.add(threads.submit(() -> posting.line(line, working)));
    }
    return posting;
  }

  /**
   * Every so manieth post, to every so manieth recipient: no recipient has two posts on their way
   * at once, so it is known which comes first.
   */
  private void line(int line, int working) {
    SplittableRandom random = new SplittableRandom(line);
    int mine = (order.recipients() - line + working - 1) / working;
    for (int post = line; post < order.count() && !stopped && post >= 0; post += working) {
      int recipient = order.from() + line + working * random.nextInt(mine);
      try {
        posts.post(line, recipient, order.keeping(), when(start + order.due(post)));
        accepted.incrementAndGet();
      } catch (Refused no) {
        if (refused.incrementAndGet() > MOST_REFUSED) stopped = true;
      }
    }
  }

  /** Waits until it is due. What the server has held up is measured from when it was due. */
  private long when(long due) {
    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
      LockSupport.parkNanos(wait);
    }
    long now = System.nanoTime();
    if (now - start > LONGEST_NANOS) stopped = true;
    if (!order.isPaced()) return now;
    if (now - due > order.patienceSeconds() * 1_000_000_000L) stopped = true;
    return now - due > SLACK_NANOS ? due : now;
  }

  /** No more are posted. */
  public Posted stop() {
    stopped = true;
    return await();
  }

  /** Returns when all have been answered. */
  public Posted await() {
    lines.forEach(Posting::await);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Posted(accepted.get(), refused.get(), seconds, !stopped && refused.get() == 0);
  }

  private static void await(Future<?> work) {
    try {
      work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
