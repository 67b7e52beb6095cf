package dev.belfry.adapter.persistence;

import dev.belfry.domain.InboxException.LogUnavailable;
import java.util.function.Supplier;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs what one port call does in one transaction, and says so when the database cannot. */
final class Transactions {

  private final JdbcClient jdbc;
  private final TransactionTemplate writing;
  private final TransactionTemplate snapshot;

  Transactions(PlatformTransactionManager manager, JdbcClient jdbc) {
    this.jdbc = jdbc;
    writing = new TransactionTemplate(manager);
    writing.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    snapshot = new TransactionTemplate(manager);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
  }

  /** Each statement sees what was committed before it began: what a lock was waited for. */
  <T> T write(Supplier<T> work) {
    return run(writing, work);
  }

  /** All statements see the same state of the database. */
  <T> T snapshot(Supplier<T> work) {
    return run(snapshot, work);
  }

  /** In this transaction, no lock is waited for longer than five seconds. */
  void limitWaits() {
    jdbc.sql("select set_config('lock_timeout', '5s', true)").query(String.class).single();
  }

  private static <T> T run(TransactionTemplate transaction, Supplier<T> work) {
    try {
      return transaction.execute(status -> work.get());
    } catch (TransactionException
        | TransientDataAccessException
        | RecoverableDataAccessException
        | NonTransientDataAccessResourceException unreachable) {
      throw new LogUnavailable(unreachable);
    }
  }
}
