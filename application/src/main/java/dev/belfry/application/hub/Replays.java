package dev.belfry.application.hub;

import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.Replay;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Reads the log for streams that begin or are behind. Those that ask together are read together, so
 * that many who return at once are few statements. Everybody gets one page at a time; whoever needs
 * more than one queues for the next among their like, so a long catch-up holds nobody up.
 */
final class Replays implements AutoCloseable {

  /** Events to a page: few enough to be dropped without regret when the socket is full. */
  static final int PAGE = 100;

  private final ReplayLane first;
  private final ReplayLane further;

  Replays(InboxLog log) {
    this.first = new ReplayLane("belfry-replay-", log, 2, 25);
    this.further = new ReplayLane("belfry-catch-up-", log, 1, 5);
  }

  /** Reads the first page and waits for it. */
  Replay read(RecipientId recipient, Position from) {
    CompletableFuture<Replay> page = new CompletableFuture<>();
    first.ask(new Standing(recipient, from), page::complete, page::completeExceptionally);
    try {
      return page.join();
    } catch (CompletionException unread) {
      if (unread.getCause() instanceof RuntimeException failure) throw failure;
      throw unread;
    }
  }

  /** Gives the subscriber what follows there, if it can be read. */
  void request(Subscriber subscriber, Position from) {
    ReplayLane lane = subscriber.isCatchingUp() ? further : first;
    lane.ask(
        new Standing(subscriber.recipient(), from), subscriber::take, _ -> subscriber.missPage());
  }

  @Override
  public void close() {
    first.close();
    further.close();
  }
}
