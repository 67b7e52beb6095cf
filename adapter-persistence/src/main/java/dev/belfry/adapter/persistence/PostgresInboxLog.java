package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.Appended;
import dev.belfry.application.port.out.Broadcast;
import dev.belfry.application.port.out.Changed;
import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.Published;
import dev.belfry.domain.Counts;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.InboxException.LogUnavailable;
import dev.belfry.domain.InboxException.NotificationNotFound;
import dev.belfry.domain.InboxException.PositionAhead;
import dev.belfry.domain.InboxException.RecipientBusy;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Position;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.StateChange;
import dev.belfry.domain.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  /** Of a key that is given back. */
  private static final Receipt NEVER = new Receipt(new NotificationId(new UUID(0, 0)), 0, false);

  private final Transactions transactions;
  private final IdempotencyKeys keys;
  private final Locks locks;
  private final Heads heads;
  private final Publications publications;
  private final PublicationGroups groups;
  private final LockQueue queue;
  private final Broadcasts broadcasts;
  private final CatchUp catchUp;
  private final Events events;
  private final Items items;
  private final StoredPreferences preferences;

  PostgresInboxLog(
      Transactions transactions,
      IdempotencyKeys keys,
      Locks locks,
      Heads heads,
      Publications publications,
      PublicationGroups groups,
      LockQueue queue,
      Broadcasts broadcasts,
      Events events,
      Items items,
      StoredPreferences preferences) {
    this.transactions = transactions;
    this.keys = keys;
    this.locks = locks;
    this.heads = heads;
    this.publications = publications;
    this.groups = groups;
    this.queue = queue;
    this.broadcasts = broadcasts;
    this.catchUp = new CatchUp(transactions, queue, locks, broadcasts);
    this.events = events;
    this.items = items;
    this.preferences = preferences;
  }

  @Override
  public Published publish(
      Notification notification, Set<RecipientId> to, @Nullable IdempotencyKey key) {
    try {
      return to.size() == 1
          ? publishToOne(notification, to.iterator().next(), key)
          : publishToSeveral(notification, to, key);
    } catch (BroadcastsDue due) { // rolled back, the key as well
      return publishAfterDue(notification, to, key);
    }
  }

  private Published publishAfterDue(
      Notification notification, Set<RecipientId> to, @Nullable IdempotencyKey key) {
    while (true) {
      try {
        return publishToSeveral(notification, to, key);
      } catch (BroadcastsDue tooMany) {
        catchUp.toAll(to);
      }
    }
  }

  private Published publishToOne(
      Notification notification, RecipientId to, @Nullable IdempotencyKey key) {
    return groups
        .publish(new PublicationGroup.Post(notification, to, key))
        .map(event -> new Published(new Receipt(notification.id(), 1, false), List.of(event)))
        .orElseGet(() -> publishAlone(notification, to, key));
  }

  private Published publishAlone(
      Notification notification, RecipientId to, @Nullable IdempotencyKey key) {
    return transactions.writeToOne(
        queue,
        to,
        () ->
            once(
                key,
                new Receipt(notification.id(), 1, false),
                () ->
                    List.of(publications.toOne(notification, to).orElseThrow(BroadcastsDue::new))));
  }

  private Published publishToSeveral(
      Notification notification, Set<RecipientId> to, @Nullable IdempotencyKey key) {
    return transactions.writeToSeveral(
        queue,
        () -> {
          transactions.limitWaits();
          return once(
              key,
              new Receipt(notification.id(), to.size(), false),
              () -> {
                transactions.glance();
                if (broadcasts.append(locks.take(to)).more()) throw new BroadcastsDue();
                return publications.toLocked(notification, to);
              });
        });
  }

  /** The key first: a wait for it then holds no recipient's log. */
  private Published once(
      @Nullable IdempotencyKey key, Receipt receipt, Supplier<List<RecordedEvent>> publish) {
    Optional<Receipt> first = key == null ? Optional.empty() : keys.take(key, receipt);
    return first.isPresent()
        ? new Published(first.get(), List.of())
        : new Published(receipt, publish.get());
  }

  @Override
  public Optional<Receipt> answered(IdempotencyKey key) {
    return transactions.undone(() -> {
      transactions.limitWaits();
      return keys.take(key, NEVER);
    });
  }

  @Override
  public Broadcast broadcast(Notification notification, @Nullable IdempotencyKey key) {
    Receipt receipt = new Receipt(notification.id(), null, false);
    return transactions.writeToEveryone(
        queue,
        () -> {
          Optional<Receipt> first = key == null ? Optional.empty() : keys.take(key, receipt);
          return first.isPresent()
              ? new Broadcast(first.get(), null)
              : new Broadcast(receipt, publications.toEveryone(notification));
        });
  }

  @Override
  public Appended appendBroadcasts(Collection<RecipientId> owners) {
    List<RecordedEvent> events = catchUp.toFree(owners);
    Map<RecipientId, Standing> known = new HashMap<>();
    for (RecordedEvent it : events) known.put(it.owner(), new Standing(it.owner(), it.position()));
    List<Standing> heads = new ArrayList<>(known.values());
    heads.addAll(others(owners, known.keySet()));
    return new Appended(events, heads);
  }

  private List<Standing> others(Collection<RecipientId> owners, Set<RecipientId> known) {
    List<RecipientId> others = owners.stream().filter(it -> !known.contains(it)).toList();
    return others.isEmpty() ? List.of() : transactions.write(() -> heads.of(others));
  }

  @Override
  public Changed change(
      RecipientId owner, StateChange change, @Nullable Position standing, Instant at) {
    return transactions.writeToOne(
        queue,
        owner,
        () -> {
          LogHead head = heads.locked(owner);
          refuseWhatIsAhead(head, change, standing);
          Items.Marked marked = items.mark(owner, change, at);
          return marked.items() == 0
              ? unchanged(head, change)
              : append(head, new InboxEvent.StateChanged(change, at), marked.counts());
        });
  }

  @Override
  public Changed prefer(RecipientId owner, Preferences wanted, Instant at) {
    return transactions.writeToOne(
        queue,
        owner,
        () -> {
          LogHead head = heads.locked(owner);
          if (preferences.of(owner).equals(wanted)) return new Changed(head, null);
          preferences.store(owner, wanted);
          return append(head, new InboxEvent.PreferencesChanged(wanted, at), Counts.Change.NONE);
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
    return new Changed(head, null);
  }

  private Changed append(LogHead head, InboxEvent event, Counts.Change counts) {
    UUID id = UUID.randomUUID();
    RecordedEvent recorded = head.append(event, Witness.of(id), counts);
    events.append(recorded, id);
    return new Changed(recorded.asHead(), recorded);
  }

  @Override
  public LogHead contact(RecipientId owner) {
    Heads.Found found = transactions.write(() -> heads.look(owner));
    if (!found.due()) return found.head();
    bringDue(owner);
    return transactions.write(() -> heads.founded(owner));
  }

  @Override
  public List<Replay> replay(List<Standing> standings, int limit) {
    Map<Standing, Events.Read> pages = read(new HashSet<>(standings), limit);
    Set<Standing> due = new HashSet<>();
    pages.forEach((asked, page) -> {
      if (page.due()) due.add(asked);
    });
    if (!due.isEmpty()) {
      catchUp.toFree(due.stream().map(Standing::owner).distinct().toList());
      pages.putAll(read(due, limit));
    }
    return standings.stream().map(asked -> page(asked, pages.get(asked))).toList();
  }

  private Map<Standing, Events.Read> read(Set<Standing> asked, int limit) {
    return transactions.write(() -> events.replay(asked, limit));
  }

  private Replay page(Standing asked, Events.@Nullable Read found) {
    if (found != null) return found.replay();
    LogHead head = transactions.write(() -> heads.founded(asked.owner()));
    return new Replay.Lost(Replay.Reason.DIVERGED, head);
  }

  /** Whoever only looks is told what any reader is told when the log cannot be read. */
  private void bringDue(RecipientId owner) {
    try {
      catchUp.toAll(List.of(owner));
    } catch (RecipientBusy busy) {
      throw new LogUnavailable(busy);
    }
  }

  @Override
  public List<Standing> moved(Collection<Standing> standings) {
    return transactions.write(() -> heads.moved(standings));
  }

  /** Thrown to roll back: broadcasts come before what was accepted after them. */
  private static final class BroadcastsDue extends RuntimeException {
    BroadcastsDue() {
      super("broadcasts are due", null, false, false);
    }
  }
}
