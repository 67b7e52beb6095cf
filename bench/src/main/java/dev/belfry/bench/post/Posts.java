package dev.belfry.bench.post;

import dev.belfry.bench.post.Letter.Keeping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * All that is posted in a measurement. A number is used up only by a post that was accepted, so
 * that every recipient is owed 1, 2, 3, … without a hole.
 */
public final class Posts implements AutoCloseable {

  private static final int LINES = 16;

  /** How late a post may leave before it is measured from when it should have left. */
  private static final long SLACK_NANOS = 1_000_000;

  /**
   * How the posting went.
   *
   * @param accepted posts that the server has taken
   * @param refused posts that it has not
   * @param seconds from the first to the last answer
   */
  public record Posted(int accepted, int refused, double seconds) {}

  private final Desk desk;
  private final int recipients;
  private final int[] owed;
  private int broadcasts;
  private final List<Line> lines = new ArrayList<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(LINES, Thread.ofPlatform().daemon().name("post-", 0).factory());

  public Posts(Desk desk, int recipients) {
    this.desk = desk;
    this.recipients = recipients;
    this.owed = new int[recipients];
    for (int i = 0; i < LINES; i++) lines.add(new Line(desk.address()));
  }

  /** One to everyone, now. Returns when it was sent, by {@link System#nanoTime}. */
  public long toEveryone(Keeping keeping) {
    return toEveryone(keeping, Letter.BODY);
  }

  /** As {@link #toEveryone(Keeping)}, but longer or shorter than usual. */
  public long toEveryone(Keeping keeping, String body) {
    long sentAt = System.nanoTime();
    post(lines.getFirst(), new Letter(Letter.EVERYONE, keeping, broadcasts + 1, sentAt, body));
    broadcasts++;
    return sentAt;
  }

  /** One to this recipient, now. */
  public void to(int recipient, Keeping keeping) {
    post(
        lines.get(recipient % LINES),
        new Letter(recipient, keeping, owed[recipient] + 1, System.nanoTime(), Letter.BODY));
    owed[recipient]++;
  }

  /** To recipients drawn at random, at an even rate. */
  public Posted atRandom(Keeping keeping, int perSecond, int count) {
    to(0, keeping); // whoever does not take one need not be sent all
    long start = System.nanoTime() + SLACK_NANOS;
    AtomicInteger refused = new AtomicInteger();
    List<Future<?>> working = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      int mine = i;
      working.add(
          threads.submit(() -> line(mine, new Round(keeping, perSecond, count, start, refused))));
    }
    working.forEach(Posts::await);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Posted(count + 1 - refused.get(), refused.get(), seconds);
  }

  private record Round(
      Keeping keeping, int perSecond, int count, long start, AtomicInteger refused) {

    long due(int post) {
      return start + (long) (post * 1e9 / perSecond);
    }
  }

  /**
   * Every sixteenth post, to every sixteenth recipient: no recipient has two posts on their way at
   * once, so it is known which comes first.
   */
  private void line(int line, Round round) {
    SplittableRandom random = new SplittableRandom(line);
    int mine = (recipients - line + LINES - 1) / LINES;
    if (mine <= 0) return;
    for (int post = line; post < round.count(); post += LINES) {
      int recipient = line + LINES * random.nextInt(mine);
      try {
        post(
            lines.get(line),
            new Letter(
                recipient,
                round.keeping(),
                owed[recipient] + 1,
                when(round.due(post)),
                Letter.BODY));
        owed[recipient]++;
      } catch (Refused no) {
        round.refused().incrementAndGet();
      }
    }
  }

  /** Waits until it is due. What the server has held up is measured from when it was due. */
  private static long when(long due) {
    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
      LockSupport.parkNanos(wait);
    }
    long now = System.nanoTime();
    return now - due > SLACK_NANOS ? due : now;
  }

  private void post(Line line, Letter letter) {
    try {
      Line.Answer answer = line.send(desk.request().apply(letter));
      if (!answer.isFine()) throw Refused.by(answer);
    } catch (IOException broken) {
      throw new Refused("took no post: " + broken.getMessage());
    }
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

  @Override
  public void close() {
    threads.shutdownNow();
    lines.forEach(Line::close);
  }
}
