package dev.belfry.application.hub;

import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.domain.InboxException.LogUnavailable;
import dev.belfry.domain.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A queue for pages of the log, and a few workers that each read what waits in one go. */
final class ReplayLane implements AutoCloseable {

  private final InboxLog log;
  private final int together;
  private final BlockingQueue<Asked> queue = new LinkedBlockingQueue<>();
  private final Workers workers;

  /**
   * @param together how many pages are read in one go
   */
  ReplayLane(String name, InboxLog log, int workers, int together) {
    this.log = log;
    this.together = together;
    this.workers = new Workers(name, workers);
    for (int i = 0; i < workers; i++) this.workers.execute(this::serve);
  }

  /**
   * @param page takes the page, on a worker's thread
   * @param failed is told if it cannot be read
   */
  void ask(Standing from, Consumer<Replay> page, Consumer<Throwable> failed) {
    queue.add(new Asked(from, page, failed));
  }

  private void serve() {
    try {
      while (true) {
        List<Asked> asked = new ArrayList<>(together);
        asked.add(queue.take());
        queue.drainTo(asked, together - 1);
        serve(asked);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt(); // close() ends the thread so
    }
  }

  private void serve(List<Asked> asked) {
    List<Replay> pages;
    try {
      pages = log.replay(asked.stream().map(Asked::from).toList(), Replays.PAGE);
    } catch (LogUnavailable unread) {
      queue.drainTo(asked); // they would wait for the same
      fail(asked, unread);
      return;
    } catch (RuntimeException | Error unread) {
      if (asked.size() == 1) fail(asked, unread);
      else asked.forEach(it -> serve(new ArrayList<>(List.of(it)))); // one of them is at fault
      return;
    }
    for (int i = 0; i < asked.size(); i++) hand(asked.get(i).page(), pages.get(i));
  }

  private static void fail(List<Asked> asked, Throwable unread) {
    Problems.heal("Pages of the log could not be read; the sweep asks again", unread);
    asked.forEach(it -> hand(it.failed(), unread));
  }

  /** A stream that breaks on its page has ended itself; the next one wants its own. */
  private static <T> void hand(Consumer<T> taker, T answer) {
    try {
      taker.accept(answer);
    } catch (RuntimeException | Error broken) {
      Problems.heal("A stream was ended by a fault", broken);
    }
  }

  @Override
  public void close() {
    workers.close();
    queue.forEach(it -> hand(it.failed(), new LogUnavailable(new InterruptedException("closed"))));
  }

  /** Somebody who waits for what follows. */
  private record Asked(Standing from, Consumer<Replay> page, Consumer<Throwable> failed) {}
}
