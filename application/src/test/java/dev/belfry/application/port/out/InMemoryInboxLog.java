package dev.belfry.application.port.out;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import dev.belfry.application.port.out.InMemoryLog.Numbered;
import dev.belfry.domain.Counts;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.InboxException.KeyReused;
import dev.belfry.domain.InboxException.NotificationNotFound;
import dev.belfry.domain.InboxPage;
import dev.belfry.domain.Item;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Position;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.Progress;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Removal;
import dev.belfry.domain.Replay;
import dev.belfry.domain.Sender;
import dev.belfry.domain.StateChange;
import dev.belfry.domain.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The log in a few maps, for tests: one caller at a time. It numbers, counts and judges by the
 * rules of the domain alone, so it says what every other log has to do, and it is held to the same
 * contract.
 */
public final class InMemoryInboxLog implements InboxLog, InboxReader, Removals, LogUnderTest {

  private final Map<RecipientId, InMemoryLog> logs = new HashMap<>();
  private final Map<SentKey, FirstAnswer> answers = new HashMap<>();
  private final Map<NotificationId, Posted> posted = new HashMap<>();
  private final List<Numbered> broadcasts = new ArrayList<>();

  @Override
  public synchronized Published publish(
      Notification notification, Set<RecipientId> to, @Nullable IdempotencyKey key) {
    Optional<Receipt> first = first(key);
    if (first.isPresent()) return new Published(first.get(), List.of());
    posted.put(notification.id(), new Posted(notification, to));
    List<RecordedEvent> events =
        to.stream().map(one -> contacted(one).publish(notification)).toList();
    return new Published(answer(key, notification, to.size()), events);
  }

  @Override
  public synchronized Broadcast broadcast(Notification notification, @Nullable IdempotencyKey key) {
    Optional<Receipt> first = first(key);
    if (first.isPresent()) return new Broadcast(first.get(), null);
    posted.put(notification.id(), new Posted(notification, null));
    broadcasts.add(new Numbered(notification, null));
    return new Broadcast(answer(key, notification, null), (long) broadcasts.size());
  }

  @Override
  public synchronized Optional<Receipt> answered(IdempotencyKey key) {
    return first(key);
  }

  private Optional<Receipt> first(@Nullable IdempotencyKey key) {
    FirstAnswer first = key == null ? null : answers.get(SentKey.of(key));
    if (first == null) return Optional.empty();
    if (!first.bodyHash().equals(key.bodyHash())) throw new KeyReused();
    Receipt receipt = first.receipt();
    return Optional.of(new Receipt(receipt.id(), receipt.recipients(), true));
  }

  private Receipt answer(
      @Nullable IdempotencyKey key, Notification notification, @Nullable Integer recipients) {
    Receipt receipt = new Receipt(notification.id(), recipients, false);
    if (key != null) answers.put(SentKey.of(key), new FirstAnswer(key.bodyHash(), receipt));
    return receipt;
  }

  @Override
  public synchronized Removed recall(NotificationId id, Sender sender) {
    Posted post = posted.get(id);
    if (post == null || !post.notification().sender().equals(sender)) {
      throw new NotificationNotFound(id);
    }
    return post.to() == null
        ? new Removed(List.of(), withdraw(post.notification(), Removal.RECALLED))
        : new Removed(remove(id, Removal.RECALLED), null);
  }

  @Override
  public synchronized Removed expire(Instant now) {
    List<Notification> due =
        posted.values().stream()
            .map(Posted::notification)
            .filter(it -> it.expiresAt() != null && !it.expiresAt().isAfter(now))
            .sorted(comparing(Notification::expiresAt).thenComparing(it -> it.id().toString()))
            .toList();
    List<Standing> heads = logs.values().stream().flatMap(log -> expire(log, due)).toList();
    Long number = null;
    for (Notification one : due) {
      Long withdrawn = isForEveryone(one) ? withdraw(one, Removal.EXPIRED) : null;
      if (withdrawn != null) number = withdrawn;
    }
    return new Removed(heads, number);
  }

  /** In the order in which they arrived. */
  private Stream<Standing> expire(InMemoryLog log, List<Notification> due) {
    List<Item> items =
        due.stream()
            .filter(one -> !isForEveryone(one))
            .flatMap(one -> log.item(one.id()).stream())
            .sorted(comparingLong(Item::position))
            .toList();
    items.forEach(item -> log.remove(item.notification().id(), Removal.EXPIRED));
    return items.isEmpty() ? Stream.empty() : Stream.of(standing(log.head()));
  }

  private List<Standing> remove(NotificationId id, Removal reason) {
    return logs.entrySet().stream()
        .flatMap(log ->
            log.getValue().remove(id, reason).stream()
                .map(position -> new Standing(log.getKey(), position)))
        .toList();
  }

  private @Nullable Long withdraw(Notification notification, Removal reason) {
    Numbered withdrawal = new Numbered(notification, reason);
    if (broadcasts.stream().anyMatch(withdrawal::isWithdrawnBy)) return null;
    broadcasts.add(withdrawal);
    return (long) broadcasts.size();
  }

  private boolean isForEveryone(Notification notification) {
    return posted.get(notification.id()).to() == null;
  }

  @Override
  public synchronized Appended appendBroadcasts(Collection<RecipientId> owners) {
    List<InMemoryLog> known = owners.stream().map(logs::get).filter(Objects::nonNull).toList();
    return new Appended(
        known.stream().flatMap(log -> log.append(broadcasts).stream()).toList(),
        known.stream().map(log -> standing(log.head())).toList());
  }

  private static Standing standing(LogHead head) {
    return new Standing(head.owner(), head.position());
  }

  @Override
  public synchronized Changed change(
      RecipientId owner, StateChange change, @Nullable Position standing, Instant at) {
    return log(owner).change(change, standing, at);
  }

  @Override
  public synchronized Changed prefer(RecipientId owner, Preferences preferences, Instant at) {
    return log(owner).prefer(preferences, at);
  }

  @Override
  public synchronized LogHead contact(RecipientId owner) {
    return contacted(owner).head();
  }

  @Override
  public synchronized List<Replay> replay(List<Standing> standings, int limit) {
    return standings.stream()
        .map(asked -> contacted(asked.owner()).replay(asked.position(), limit))
        .toList();
  }

  @Override
  public synchronized List<Standing> moved(Collection<Standing> standings) {
    return standings.stream().filter(standing -> !isHead(standing)).toList();
  }

  private boolean isHead(Standing standing) {
    InMemoryLog log = logs.get(standing.owner());
    return log != null && log.head().position().equals(standing.position());
  }

  @Override
  public synchronized Optional<InboxPage> page(
      RecipientId owner, View view, @Nullable Long before, int limit) {
    return Optional.ofNullable(logs.get(owner)).map(log -> log.page(view, before, limit));
  }

  @Override
  public synchronized Preferences preferences(RecipientId owner) {
    InMemoryLog log = logs.get(owner);
    return log == null ? Preferences.NONE : log.preferences();
  }

  @Override
  public synchronized Optional<Progress> progress(NotificationId id) {
    return Optional.ofNullable(posted.get(id)).map(this::progress);
  }

  private Progress progress(Posted post) {
    List<Item> items =
        logs.values().stream().flatMap(log -> log.item(post.notification().id()).stream()).toList();
    return new Progress(
        post.notification(),
        post.to() == null ? null : post.to().size(),
        items.size(),
        (int) items.stream().filter(item -> item.seenAt() != null).count(),
        (int) items.stream().filter(item -> item.readAt() != null).count());
  }

  @Override
  public InboxLog log() {
    return this;
  }

  @Override
  public Removals removals() {
    return this;
  }

  @Override
  public InboxReader inboxes() {
    return this;
  }

  /** As it is now, for a restore later. */
  public synchronized InMemoryInboxLog copy() {
    InMemoryInboxLog copy = new InMemoryInboxLog();
    logs.forEach((owner, log) -> copy.logs.put(owner, log.copy()));
    copy.answers.putAll(answers);
    copy.posted.putAll(posted);
    copy.broadcasts.addAll(broadcasts);
    return copy;
  }

  /** Drops the events before {@code position}; the newest always stays. */
  @Override
  public synchronized void prune(RecipientId owner, long position) {
    log(owner).prune(position);
  }

  /** Takes a person out, with everything that was hers. */
  public synchronized void erase(RecipientId owner) {
    logs.remove(owner);
  }

  /** Appends what a later release might have written. */
  public synchronized Position appendUnknown(RecipientId owner) {
    return log(owner).append(new InboxEvent.Unknown(), Counts.Change.NONE).position();
  }

  private InMemoryLog contacted(RecipientId owner) {
    InMemoryLog log = log(owner);
    log.append(broadcasts);
    return log;
  }

  private InMemoryLog log(RecipientId owner) {
    return logs.computeIfAbsent(owner, one -> new InMemoryLog(one, broadcasts.size()));
  }

  /**
   * What was posted.
   *
   * @param to null for everyone
   */
  private record Posted(Notification notification, @Nullable Set<RecipientId> to) {}

  private record SentKey(Sender sender, String value) {
    static SentKey of(IdempotencyKey key) {
      return new SentKey(key.sender(), key.value());
    }
  }

  /** What a sender was told when a key came first. */
  private record FirstAnswer(String bodyHash, Receipt receipt) {}
}
