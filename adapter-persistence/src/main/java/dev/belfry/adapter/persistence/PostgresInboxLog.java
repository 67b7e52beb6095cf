package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.Changed;
import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.Published;
import dev.belfry.domain.Counts;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.InboxException.NotificationNotFound;
import dev.belfry.domain.InboxException.PositionAhead;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Position;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.StateChange;
import dev.belfry.domain.Witness;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The log in PostgreSQL. Whatever writes to a recipient's log holds the lock of her row until it is
 * committed, so positions become visible in the order in which they were handed out.
 */
class PostgresInboxLog implements InboxLog {

  private final Transactions transactions;
  private final IdempotencyKeys keys;
  private final Locks locks;
  private final Heads heads;
  private final Publications publications;
  private final Events events;
  private final Items items;

  PostgresInboxLog(
      Transactions transactions,
      IdempotencyKeys keys,
      Locks locks,
      Heads heads,
      Publications publications,
      Events events,
      Items items) {
    this.transactions = transactions;
    this.keys = keys;
    this.locks = locks;
    this.heads = heads;
    this.publications = publications;
    this.events = events;
    this.items = items;
  }

  @Override
  public Published publish(
      Notification notification, Set<RecipientId> to, @Nullable IdempotencyKey key) {
    Receipt receipt = new Receipt(notification.id(), to.size(), false);
    return to.size() == 1
        ? publishToOne(notification, to.iterator().next(), key, receipt)
        : publishToSeveral(notification, to, key, receipt);
  }

  private Published publishToOne(
      Notification notification, RecipientId to, @Nullable IdempotencyKey key, Receipt receipt) {
    return transactions.write(
        () -> once(key, receipt, () -> List.of(publications.toOne(notification, to))));
  }

  private Published publishToSeveral(
      Notification notification,
      Set<RecipientId> to,
      @Nullable IdempotencyKey key,
      Receipt receipt) {
    return transactions.writeToSeveral(() ->
        once(
            key,
            receipt,
            () -> {
              transactions.glance();
              locks.take(to);
              return publications.toLocked(notification, to);
            }));
  }

  /** The key first: a wait for it then holds no recipient's log. */
  private Published once(
      @Nullable IdempotencyKey key, Receipt receipt, Supplier<List<Standing>> publish) {
    transactions.limitWaits();
    Optional<Receipt> first = key == null ? Optional.empty() : keys.take(key, receipt);
    return first.isPresent()
        ? new Published(first.get(), List.of())
        : new Published(receipt, publish.get());
  }

  @Override
  public Changed change(
      RecipientId owner, StateChange change, @Nullable Position standing, Instant at) {
    return transactions.write(() -> {
      transactions.limitWaits();
      LogHead head = heads.locked(owner);
      refuseWhatIsAhead(head, change, standing);
      Counts.Change counts = items.mark(owner, change, at);
      return counts.isNone()
          ? unchanged(head, change)
          : new Changed(append(head, change, counts, at), true);
    });
  }

  private void refuseWhatIsAhead(LogHead head, StateChange change, @Nullable Position standing) {
    boolean ahead =
        change instanceof StateChange.UpTo upTo && upTo.position() > head.position().number();
    if (ahead || (standing != null && !events.has(head.owner(), standing))) {
      throw new PositionAhead();
    }
  }

  private Changed unchanged(LogHead head, StateChange change) {
    if (change instanceof StateChange.OfOne one && !items.has(head.owner(), one.notification())) {
      throw new NotificationNotFound(one.notification());
    }
    return new Changed(head, false);
  }

  private LogHead append(LogHead head, StateChange change, Counts.Change counts, Instant at) {
    UUID id = UUID.randomUUID();
    RecordedEvent event =
        head.append(new InboxEvent.StateChanged(change, at), Witness.of(id), counts);
    events.append(event, id, change, at);
    return event.asHead();
  }

  @Override
  public LogHead contact(RecipientId owner) {
    return transactions.write(() -> heads.founded(owner));
  }

  @Override
  public Replay replay(RecipientId owner, Position standing, int limit) {
    return transactions.write(() ->
        events
            .replay(owner, standing, limit)
            .orElseGet(() -> new Replay.Lost(Replay.Reason.DIVERGED, heads.founded(owner))));
  }

  @Override
  public List<Standing> moved(Collection<Standing> standings) {
    return transactions.write(() -> heads.moved(standings));
  }
}
