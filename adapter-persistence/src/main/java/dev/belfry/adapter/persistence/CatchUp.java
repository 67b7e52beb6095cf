package dev.belfry.adapter.persistence;

import dev.belfry.domain.RecipientId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives recipients the broadcasts that they have not had yet, in as many transactions as needed.
 */
class CatchUp {

  private final Transactions transactions;
  private final Locks locks;
  private final Broadcasts broadcasts;

  CatchUp(Transactions transactions, Locks locks, Broadcasts broadcasts) {
    this.transactions = transactions;
    this.locks = locks;
    this.broadcasts = broadcasts;
  }

  /** All that is due. Waits for whoever holds one of these logs, up to five seconds. */
  void toAll(Collection<RecipientId> owners) {
    boolean more = true;
    while (more) more = transactions.writeToSeveral(() -> append(owners));
  }

  /**
   * All that is due, without waiting for anybody: those that somebody else has locked are tried
   * again singly, for a glance, and left to the next time.
   */
  void toFree(Collection<RecipientId> owners) {
    Set<RecipientId> skipped =
        new LinkedHashSet<>(transactions.write(() -> broadcasts.due(owners)));
    boolean more = !skipped.isEmpty();
    while (more) {
      more =
          transactions.write(() -> {
            List<RecipientId> locked = broadcasts.lockDue(owners);
            skipped.removeAll(locked);
            return broadcasts.append(locked);
          });
    }
    for (RecipientId one : skipped) {
      var _ = transactions.writeIfFree(() -> append(List.of(one)));
    }
  }

  private boolean append(Collection<RecipientId> owners) {
    transactions.glance();
    locks.take(owners);
    return broadcasts.append(owners);
  }
}
