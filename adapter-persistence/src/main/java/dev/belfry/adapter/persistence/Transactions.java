package dev.belfry.adapter.persistence;

import dev.belfry.domain.InboxException.LogUnavailable;
import dev.belfry.domain.InboxException.RecipientBusy;
import dev.belfry.domain.RecipientId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs what one port call does in one transaction, and says so when the database cannot. */
final class Transactions {

  /** Nobody waits longer: for a key, for a recipient, for the number of a broadcast. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How long whoever holds the logs of others waits for one more. */
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final JdbcClient jdbc;
  private final TransactionTemplate writing;
  private final TransactionTemplate snapshot;

  Transactions(PlatformTransactionManager manager, JdbcClient jdbc) {
    this.jdbc = jdbc;
    // the pool's connections are at READ COMMITTED; to name it here costs a round trip each time
    writing = new TransactionTemplate(manager);
    snapshot = new TransactionTemplate(manager);
    snapshot.setReadOnly(true);
  }

  /** Each statement sees what was committed before it began: what a lock was waited for. */
  <T> T write(Supplier<T> work) {
    return run(writing, work);
  }

  /**
   * The same for what waits for the lock of one recipient.
   *
   * @throws RecipientBusy if it waited for five seconds in vain
   */
  <T> T writeToOne(LockQueue queue, RecipientId recipient, Supplier<T> work) {
    try {
      return queue.forOne(recipient, () -> attempt(writing, _ -> patiently(work)));
    } catch (PessimisticLockingFailureException waitedInVain) {
      throw new RecipientBusy(waitedInVain);
    }
  }

  /**
   * The same for what waits for the broadcasts' next number.
   *
   * @throws LogUnavailable if it waited for five seconds in vain
   */
  <T> T writeToEveryone(LockQueue queue, Supplier<T> work) {
    try {
      return queue.forEveryone(() -> attempt(writing, _ -> patiently(work)));
    } catch (PessimisticLockingFailureException waitedInVain) {
      throw new LogUnavailable(waitedInVain);
    }
  }

  /**
   * The same for what holds several logs at once and waits for each but a {@link #glance}: when it
   * waited in vain, everything is rolled back, so that nobody waits for it meanwhile, and done
   * again when it is its turn.
   *
   * @throws RecipientBusy if that did not succeed within five seconds
   */
  <T> T writeToSeveral(LockQueue queue, Supplier<T> work) {
    long begin = System.nanoTime();
    while (true) {
      try {
        return queue.forSeveral(() -> attempt(writing, work));
      } catch (PessimisticLockingFailureException waitedInVain) {
        if (System.nanoTime() - begin > PATIENCE.toNanos()) throw new RecipientBusy(waitedInVain);
      }
    }
  }

  /** The same, where nobody is to wait for anybody: whatever cannot be done is rolled back. */
  <T> T writeTogether(Supplier<T> work) {
    return attempt(writing, work);
  }

  /** The same, and nothing where what it needs is locked by somebody else. */
  <T> Optional<T> writeIfFree(Supplier<T> work) {
    try {
      return Optional.of(attempt(writing, work));
    } catch (PessimisticLockingFailureException locked) {
      return Optional.empty(); // rolled back
    }
  }

  /** The same, and whatever it writes is taken back. */
  <T> T undone(Supplier<T> work) {
    return attempt(
        writing,
        status -> {
          status.setRollbackOnly();
          return work.get();
        });
  }

  /** All statements see the same state of the database. */
  <T> T snapshot(Supplier<T> work) {
    return run(
        snapshot,
        () -> {
          jdbc.sql("set transaction isolation level repeatable read").update();
          return work.get();
        });
  }

  private <T> T patiently(Supplier<T> work) {
    limitWaits();
    return work.get();
  }

  /** In this transaction, no lock is waited for longer than five seconds. */
  void limitWaits() {
    limitWaits(PATIENCE);
  }

  /** From here on in this transaction, no lock is waited for longer than 50 ms. */
  void glance() {
    limitWaits(GLANCE);
  }

  private void limitWaits(Duration limit) {
    jdbc.sql("select set_config('lock_timeout', ?, true)")
        .param(limit.toMillis() + "ms")
        .query(String.class)
        .single();
  }

  private static <T> T run(TransactionTemplate transaction, Supplier<T> work) {
    try {
      return attempt(transaction, work);
    } catch (PessimisticLockingFailureException waitedInVain) {
      throw new LogUnavailable(waitedInVain);
    }
  }

  private static <T> T attempt(TransactionTemplate transaction, Supplier<T> work) {
    return attempt(transaction, status -> work.get());
  }

  private static <T> T attempt(TransactionTemplate transaction, TransactionCallback<T> work) {
    try {
      return transaction.execute(work);
    } catch (PessimisticLockingFailureException waitedInVain) {
      throw waitedInVain;
    } catch (UncategorizedSQLException e) {
      throw ReadOnlyServer.isMeant(e.getSQLException()) ? new LogUnavailable(e) : e;
    } catch (TransactionException
        | TransientDataAccessException
        | RecoverableDataAccessException
        | NonTransientDataAccessResourceException unreachable) {
      throw new LogUnavailable(unreachable);
    }
  }
}
