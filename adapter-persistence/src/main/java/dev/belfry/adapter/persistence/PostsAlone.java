package dev.belfry.adapter.persistence;

import dev.belfry.domain.InboxException.RecipientBusy;
import dev.belfry.domain.RecipientId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.dao.CannotAcquireLockException;

/**
 * Posts that may have to wait for a lock. They wait here before they take a connection: of each
 * recipient's one has it, for whose row the others would wait anyway, and all together have half of
 * the pool. So a recipient who is locked takes away nobody else's connection.
 */
final class PostsAlone {

  private static final int PATIENCE_SECONDS = 5;

  private final Semaphore connections;
  private final Map<RecipientId, Line> lines = new ConcurrentHashMap<>();

  /**
   * @param pool how many connections there are for everything
   */
  PostsAlone(int pool) {
    connections = new Semaphore(Math.max(1, pool / 2));
  }

  /**
   * Posts it when it is its turn.
   *
   * @throws RecipientBusy if that has not come in time; nothing was stored
   */
  <T> T post(RecipientId to, Supplier<T> work) {
    Semaphore turn = enter(to);
    try {
      return inTurn(turn, () -> inTurn(connections, work));
    } finally {
      leave(to);
    }
  }

  private Semaphore enter(RecipientId to) {
    return lines
        .merge(to, new Line(new Semaphore(1), 1), (line, one) -> line.longerBy(one.length()))
        .turn();
  }

  private void leave(RecipientId to) {
    lines.computeIfPresent(to, (_, line) -> line.length() == 1 ? null : line.longerBy(-1));
  }

  private static <T> T inTurn(Semaphore turn, Supplier<T> work) {
    await(turn);
    try {
      return work.get();
    } finally {
      turn.release();
    }
  }

  private static void await(Semaphore turn) {
    try {
      if (turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) return;
      throw new RecipientBusy(new CannotAcquireLockException("behind other posts for too long"));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      throw new RecipientBusy(closed);
    }
  }

  /** Those who post to one recipient; it goes with the last of them. */
  private record Line(Semaphore turn, int length) {

    Line longerBy(int more) {
      return new Line(turn, length + more);
    }
  }
}
