package dev.belfry.application.port.out;

import dev.belfry.domain.Counts;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.InboxException.KeyReused;
import dev.belfry.domain.InboxException.NotificationNotFound;
import dev.belfry.domain.InboxException.PositionAhead;
import dev.belfry.domain.InboxPage;
import dev.belfry.domain.Item;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Position;
import dev.belfry.domain.Progress;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.Sender;
import dev.belfry.domain.StateChange;
import dev.belfry.domain.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The log in a few maps, for tests. It numbers, counts and judges by the rules of the domain alone,
 * so it says what every other log has to do, and it is held to the same contract.
 */
public final class InMemoryInboxLog implements InboxLog, InboxReader, LogUnderTest {

  private final Map<RecipientId, Log> logs = new ConcurrentHashMap<>();
  private final Map<SentKey, FirstAnswer> answers = new ConcurrentHashMap<>();
  private final Map<NotificationId, Posted> posted = new ConcurrentHashMap<>();

  @Override
  public Published publish(
      Notification notification, Set<RecipientId> to, @Nullable IdempotencyKey key) {
    if (key == null) return record(notification, to);
    return answers
        .computeIfAbsent(new SentKey(key.sender(), key.value()), _ -> new FirstAnswer())
        .to(key, () -> record(notification, to));
  }

  private Published record(Notification notification, Set<RecipientId> to) {
    posted.put(notification.id(), new Posted(notification, to));
    List<Standing> heads =
        to.stream().map(one -> new Standing(one, log(one).publish(notification))).toList();
    return new Published(new Receipt(notification.id(), to.size(), false), heads);
  }

  @Override
  public Changed change(
      RecipientId owner, StateChange change, @Nullable Position standing, Instant at) {
    return log(owner).change(change, standing, at);
  }

  @Override
  public LogHead contact(RecipientId owner) {
    return log(owner).head();
  }

  @Override
  public Replay replay(RecipientId owner, Position standing, int limit) {
    return log(owner).replay(standing, limit);
  }

  @Override
  public List<Standing> moved(Collection<Standing> standings) {
    return standings.stream().filter(standing -> !isHead(standing)).toList();
  }

  private boolean isHead(Standing standing) {
    Log log = logs.get(standing.owner());
    return log != null && log.head().position().equals(standing.position());
  }

  @Override
  public Optional<InboxPage> page(RecipientId owner, @Nullable Long before, int limit) {
    return Optional.ofNullable(logs.get(owner)).map(log -> log.page(before, limit));
  }

  @Override
  public Optional<Progress> progress(NotificationId id) {
    return Optional.ofNullable(posted.get(id)).map(this::progress);
  }

  private Progress progress(Posted post) {
    List<Item> items =
        post.to().stream().flatMap(to -> log(to).item(post.notification().id()).stream()).toList();
    return new Progress(
        post.notification(),
        post.to().size(),
        items.size(),
        (int) items.stream().filter(item -> item.seenAt() != null).count(),
        (int) items.stream().filter(item -> item.readAt() != null).count());
  }

  @Override
  public InboxLog log() {
    return this;
  }

  @Override
  public InboxReader inboxes() {
    return this;
  }

  /** As it is now, for a restore later. */
  public InMemoryInboxLog copy() {
    InMemoryInboxLog copy = new InMemoryInboxLog();
    logs.forEach((owner, log) -> copy.logs.put(owner, log.copy()));
    copy.answers.putAll(answers);
    copy.posted.putAll(posted);
    return copy;
  }

  /** Drops the events before {@code position}; the newest always stays. */
  @Override
  public void prune(RecipientId owner, long position) {
    log(owner).prune(position);
  }

  /** Takes a person out, with everything that was hers. */
  public void erase(RecipientId owner) {
    logs.remove(owner);
  }

  /** Appends what a later release might have written. */
  public Position appendUnknown(RecipientId owner) {
    return log(owner).append(new InboxEvent.Unknown(), new Counts.Change(0, 0, 0));
  }

  private Log log(RecipientId owner) {
    return logs.computeIfAbsent(owner, Log::new);
  }

  private static Witness witness() {
    return Witness.of(UUID.randomUUID());
  }

  private record Posted(Notification notification, Set<RecipientId> to) {}

  private record SentKey(Sender sender, String value) {}

  /** What a sender was told when a key came first; whoever comes with it meanwhile waits. */
  private static final class FirstAnswer {

    private @Nullable String bodyHash;
    private @Nullable Receipt receipt;

    synchronized Published to(IdempotencyKey key, Supplier<Published> publish) {
      if (receipt == null) {
        Published first = publish.get();
        bodyHash = key.bodyHash();
        receipt = first.receipt();
        return first;
      }
      if (!key.bodyHash().equals(bodyHash)) throw new KeyReused();
      return new Published(new Receipt(receipt.id(), receipt.recipients(), true), List.of());
    }
  }

  /** One recipient's log. Its monitor is what the row lock is in a database. */
  private static final class Log {

    private final List<RecordedEvent> events = new ArrayList<>();
    private final SequencedMap<NotificationId, Item> items = new LinkedHashMap<>();

    Log(RecipientId owner) {
      events.add(LogHead.founding(owner, witness()));
    }

    private Log(Log other) {
      events.addAll(other.events);
      items.putAll(other.items);
    }

    synchronized Log copy() {
      return new Log(this);
    }

    synchronized LogHead head() {
      return events.getLast().asHead();
    }

    synchronized Position append(InboxEvent event, Counts.Change change) {
      RecordedEvent next = head().append(event, witness(), change);
      events.add(next);
      return next.position();
    }

    synchronized Position publish(Notification notification) {
      Position position = append(new InboxEvent.Published(notification), Counts.Change.ARRIVAL);
      items.put(notification.id(), new Item(notification, position.number(), null, null));
      return position;
    }

    synchronized Changed change(StateChange change, @Nullable Position standing, Instant at) {
      if (standing != null && !holds(standing)) throw new PositionAhead();
      List<Item> before = affected(change);
      List<Item> after = before.stream().map(item -> marked(item, change.mark(), at)).toList();
      Counts.Change counts =
          new Counts.Change(
              count(after, Item::seenAt) - count(before, Item::seenAt),
              count(after, Item::readAt) - count(before, Item::readAt),
              0);
      if (after.equals(before)) return new Changed(head(), false);
      after.forEach(item -> items.put(item.notification().id(), item));
      append(new InboxEvent.StateChanged(change, at), counts);
      return new Changed(head(), true);
    }

    private boolean holds(Position position) {
      return events.stream().anyMatch(event -> event.position().equals(position));
    }

    private List<Item> affected(StateChange change) {
      return switch (change) {
        case StateChange.OfOne(var id, var mark) -> {
          if (!items.containsKey(id)) throw new NotificationNotFound(id);
          yield List.of(items.get(id));
        }
        case StateChange.UpTo(var position, var category, var mark) -> {
          if (position > head().position().number()) throw new PositionAhead();
          yield items.values().stream()
              .filter(item -> item.position() <= position)
              .filter(item -> category == null || category.equals(item.notification().category()))
              .toList();
        }
      };
    }

    private static Item marked(Item item, Mark mark, Instant at) {
      Instant seen = item.seenAt() == null ? at : item.seenAt();
      Instant read = item.readAt() == null ? at : item.readAt();
      return switch (mark) {
        case SEEN -> new Item(item.notification(), item.position(), seen, item.readAt());
        case READ -> new Item(item.notification(), item.position(), seen, read);
        case UNREAD -> new Item(item.notification(), item.position(), item.seenAt(), null);
      };
    }

    /** How many still want it. */
    private static int count(List<Item> items, Function<Item, @Nullable Instant> time) {
      return (int) items.stream().filter(item -> time.apply(item) == null).count();
    }

    synchronized Replay replay(Position standing, int limit) {
      List<RecordedEvent> rows =
          events.stream()
              .filter(event -> event.position().number() >= standing.number())
              .limit(limit + 1L)
              .toList();
      return Replay.of(standing, rows, head());
    }

    synchronized InboxPage page(@Nullable Long before, int limit) {
      List<Item> newestFirst =
          items.values().stream()
              .filter(item -> before == null || item.position() < before)
              .sorted(Comparator.comparingLong(Item::position).reversed())
              .toList();
      boolean hasMore = newestFirst.size() > limit;
      return new InboxPage(head(), hasMore ? newestFirst.subList(0, limit) : newestFirst, hasMore);
    }

    synchronized Optional<Item> item(NotificationId id) {
      return Optional.ofNullable(items.get(id));
    }

    synchronized void prune(long position) {
      RecordedEvent newest = events.getLast();
      events.removeIf(event -> event.position().number() < position && !event.equals(newest));
    }
  }
}
