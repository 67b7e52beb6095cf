package dev.belfry.adapter.persistence;

import dev.belfry.domain.RecipientId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.dao.CannotAcquireLockException;

/**
 * Where those wait who may have to wait for the lock of a recipient's row or of the broadcasts'
 * number, before they take a connection. All together have half of the pool, and of those who are
 * for one recipient, or for everyone, a single one has it, for whose lock the others would wait
 * anyway. So a recipient who is locked takes away nobody else's connection.
 */
final class LockQueue {

  private static final int PATIENCE_SECONDS = 5;

  private final Semaphore connections;
  private final Semaphore number = new Semaphore(1, true);
  private final Map<RecipientId, Line> lines = new ConcurrentHashMap<>();

  /**
   * @param pool how many connections there are for everything
   */
  LockQueue(int pool) {
    connections = new Semaphore(Math.max(1, pool / 2), true);
  }

  /**
   * Does what needs the lock of one recipient, when it is its turn.
   *
   * @throws CannotAcquireLockException if that has not come within five seconds; nothing was done
   */
  <T> T forOne(RecipientId recipient, Supplier<T> work) {
    Semaphore turn = enter(recipient);
    try {
      return inTurn(turn, () -> forSeveral(work));
    } finally {
      leave(recipient);
    }
  }

  /**
   * The same for what needs several locks.
   *
   * @throws CannotAcquireLockException if there was no connection within five seconds
   */
  <T> T forSeveral(Supplier<T> work) {
    return inTurn(connections, work);
  }

  /**
   * The same for what needs the lock of the broadcasts' number.
   *
   * @throws CannotAcquireLockException if its turn has not come within five seconds
   */
  <T> T forEveryone(Supplier<T> work) {
    return inTurn(number, () -> forSeveral(work));
  }

  private Semaphore enter(RecipientId recipient) {
    return lines
        .merge(
            recipient,
            new Line(new Semaphore(1, true), 1),
            (line, one) -> line.longerBy(one.length()))
        .turn();
  }

  private void leave(RecipientId recipient) {
    lines.computeIfPresent(recipient, (_, line) -> line.length() == 1 ? null : line.longerBy(-1));
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
      throw new CannotAcquireLockException("behind others for too long");
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      throw new CannotAcquireLockException("interrupted", closed);
    }
  }

  /** Those who wait for one recipient; it goes with the last of them. */
  private record Line(Semaphore turn, int length) {

    Line longerBy(int more) {
      return new Line(turn, length + more);
    }
  }
}
