package dev.belfry.adapter.persistence;

import dev.belfry.adapter.persistence.Broadcasts.Appending;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives recipients the broadcasts that they have not had yet, in as many transactions as needed.
 */
class CatchUp {

  private final Transactions transactions;
  private final LockQueue queue;
  private final Locks locks;
  private final Broadcasts broadcasts;

  CatchUp(Transactions transactions, LockQueue queue, Locks locks, Broadcasts broadcasts) {
    this.transactions = transactions;
    this.queue = queue;
    this.locks = locks;
    this.broadcasts = broadcasts;
  }

  /** All that is due. Waits for whoever holds one of these logs, up to five seconds. */
  void toAll(Collection<RecipientId> owners) {
    boolean more = true;
    while (more) more = transactions.writeToSeveral(queue, () -> append(owners)).more();
  }

  /**
   * All that is due, without waiting for anybody: those that somebody else has locked are tried
   * again singly, for a glance, and left to the next time.
   *
   * @return what was appended
   */
  List<RecordedEvent> toFree(Collection<RecipientId> owners) {
    List<RecordedEvent> events = new ArrayList<>();
    boolean more = true;
    while (more) {
      Appending some = transactions.write(() -> broadcasts.append(broadcasts.lockDue(owners)));
      events.addAll(broadcasts.recorded(some));
      more = some.more();
    }
    for (RecipientId skipped : skipped(owners, events)) {
      transactions
          .writeIfFree(() -> append(List.of(skipped)))
          .ifPresent(some -> events.addAll(broadcasts.recorded(some)));
    }
    return events;
  }

  private List<RecipientId> skipped(Collection<RecipientId> owners, List<RecordedEvent> served) {
    Set<RecipientId> rest = new HashSet<>(owners);
    served.forEach(event -> rest.remove(event.owner()));
    return rest.isEmpty() ? List.of() : transactions.write(() -> broadcasts.due(rest));
  }

  private Appending append(Collection<RecipientId> owners) {
    transactions.glance();
    return broadcasts.append(locks.take(owners));
  }
}
