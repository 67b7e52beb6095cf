package dev.belfry.bench.post;

import dev.belfry.bench.post.Letter.Keeping;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * All that is posted in a measurement. A number is used up only by a post that was accepted, so
 * that every recipient is owed 1, 2, 3, … without a hole.
 */
public final class Posts implements AutoCloseable {

  /** More than a pool of database connections has, so that it is the server that sets the pace. */
  private static final int LINES = 64;

  private static final long LONGEST = Duration.ofMinutes(10).toNanos();

  private final Desk desk;
  private final int[] owed;
  private int broadcasts;
  private final List<Line> lines = new ArrayList<>();
  private final Line own;
  private final Recorder answers = new Recorder(LONGEST, 3);
  private final ExecutorService threads =
      Executors.newFixedThreadPool(LINES, Thread.ofPlatform().daemon().name("post-", 0).factory());

  public Posts(Desk desk, int recipients) {
    this.desk = desk;
    this.owed = new int[recipients];
    this.own = new Line(desk.address());
    for (int i = 0; i < LINES; i++) lines.add(new Line(desk.address()));
  }

  /** One to everyone, now. Returns when it was sent, by {@link System#nanoTime}. */
  public long toEveryone(Keeping keeping) {
    return toEveryone(keeping, Letter.TEXT);
  }

  /** As {@link #toEveryone(Keeping)}, but longer or shorter than usual. */
  public long toEveryone(Keeping keeping, String text) {
    long sentAt = System.nanoTime();
    send(own, new Letter(Letter.EVERYONE, 0, keeping, broadcasts + 1, sentAt, text));
    broadcasts++;
    return sentAt;
  }

  /** One to this recipient, now. */
  public void to(int recipient, Keeping keeping) {
    post(recipient % LINES, recipient, keeping, System.nanoTime());
  }

  /** One list to these recipients, who have had as many as each other. */
  public void toAll(int from, int until, Keeping keeping) {
    send(
        lines.get(from % LINES),
        new Letter(
            from, until - from - 1, keeping, owed[from] + 1, System.nanoTime(), Letter.TEXT));
    for (int i = from; i < until; i++) owed[i]++;
  }

  /**
   * Begins to post.
   *
   * @throws Refused if the first is not taken: whoever does not take one need not be sent all
   */
  public Posting begin(Order order) {
    to(order.from(), order.keeping());
    answers();
    return Posting.begin(this, order, threads, LINES);
  }

  /** What all recipients together are owed, but for broadcasts. */
  public long personal() {
    return Arrays.stream(owed).asLongStream().sum();
  }

  public int broadcasts() {
    return broadcasts;
  }

  /** How long posts since this was called last have waited for their answer, in nanoseconds. */
  public Histogram answers() {
    return answers.getIntervalHistogram();
  }

  /** Asks for something else. Returns how long the answer took, in nanoseconds. */
  public long ask(byte[] request) {
    long start = System.nanoTime();
    answer(own, request);
    return System.nanoTime() - start;
  }

  void post(int line, int recipient, Keeping keeping, long sentAt) {
    Letter letter = new Letter(recipient, 0, keeping, owed[recipient] + 1, sentAt, Letter.TEXT);
    send(lines.get(line), letter);
    owed[recipient]++;
  }

  private void send(Line line, Letter letter) {
    answer(line, desk.request().apply(letter));
    answers.recordValue(Math.clamp(System.nanoTime() - letter.sentAt(), 0, LONGEST));
  }

  private static void answer(Line line, byte[] request) {
    try {
      Line.Answer answer = line.send(request);
      if (!answer.isFine()) throw Refused.by(answer);
    } catch (IOException broken) {
      throw new Refused("took no post: " + broken.getMessage());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    own.close();
    lines.forEach(Line::close);
  }
}
