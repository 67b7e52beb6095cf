package dev.belfry.application.hub;

import dev.belfry.application.port.out.InboxLog;
import dev.belfry.domain.Position;
import dev.belfry.domain.Replay;

/**
 * A few workers that read the log for streams that are behind. Everybody gets one page at a time
 * and queues again for the next, so a long catch-up holds nobody up.
 */
final class Replays implements AutoCloseable {

  private static final int WORKERS = 4;

  /** Events to a page: few enough to be dropped without regret when the socket is full. */
  static final int PAGE = 100;

  private final InboxLog log;
  private final Workers workers = new Workers("belfry-replay-", WORKERS);

  Replays(InboxLog log) {
    this.log = log;
  }

  void request(Subscriber subscriber, Position from) {
    workers.execute(() -> serve(subscriber, from));
  }

  private void serve(Subscriber subscriber, Position from) {
    Replay page;
    try {
      page = log.replay(subscriber.recipient(), from, PAGE);
    } catch (RuntimeException | Error unread) {
      subscriber.missPage();
      Problems.heal("A page of the log could not be read; the sweep asks again", unread);
      return;
    }
    subscriber.take(page);
  }

  @Override
  public void close() {
    workers.close();
  }
}
