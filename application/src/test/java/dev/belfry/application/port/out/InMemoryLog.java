package dev.belfry.application.port.out;

import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.InboxException.NotificationNotFound;
import dev.belfry.domain.InboxException.PositionAhead;
import dev.belfry.domain.InboxPage;
import dev.belfry.domain.Item;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Removal;
import dev.belfry.domain.Replay;
import dev.belfry.domain.StateChange;
import dev.belfry.domain.View;
import dev.belfry.domain.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One recipient's log and inbox, in memory. {@link InMemoryInboxLog} lets in one at a time. */
final class InMemoryLog {

  private final List<RecordedEvent> events = new ArrayList<>();
  private final SequencedMap<NotificationId, Item> items = new LinkedHashMap<>();

  /** How far it has had the broadcasts. */
  private long broadcasts;

  InMemoryLog(RecipientId owner, long broadcasts) {
    this.broadcasts = broadcasts;
    events.add(LogHead.founding(owner, Witness.of(UUID.randomUUID())));
  }

  private InMemoryLog(InMemoryLog other) {
    events.addAll(other.events);
    items.putAll(other.items);
    broadcasts = other.broadcasts;
  }

  InMemoryLog copy() {
    return new InMemoryLog(this);
  }

  LogHead head() {
    return events.getLast().asHead();
  }

  RecordedEvent append(InboxEvent event, Counts.Change change) {
    RecordedEvent next = head().append(event, Witness.of(UUID.randomUUID()), change);
    events.add(next);
    return next;
  }

  RecordedEvent publish(Notification notification) {
    RecordedEvent event = append(new InboxEvent.Published(notification), Counts.Change.ARRIVAL);
    items.put(notification.id(), new Item(notification, event.position().number(), null, null));
    return event;
  }

  /** Appends those that it has not had yet, in their order, and returns what that recorded. */
  List<RecordedEvent> append(List<Numbered> all) {
    int before = events.size();
    for (Numbered due : all.subList((int) broadcasts, all.size())) {
      if (due.withdrawn() != null) remove(due.notification().id(), due.withdrawn());
      else if (all.stream().noneMatch(due::isWithdrawnBy)) publish(due.notification());
    }
    broadcasts = all.size();
    return List.copyOf(events.subList(before, events.size()));
  }

  /** Where the log has come to by it; empty if it is not in this inbox. */
  Optional<Position> remove(NotificationId id, Removal reason) {
    Item item = items.remove(id);
    return Optional.ofNullable(item)
        .map(gone -> append(new InboxEvent.Removed(id, reason), Counts.Change.removal(gone)))
        .map(RecordedEvent::position);
  }

  /**
   * A broadcast in its order.
   *
   * @param withdrawn why it is taken back; null where it is posted
   */
  record Numbered(Notification notification, @Nullable Removal withdrawn) {

    boolean isWithdrawnBy(Numbered other) {
      return other.withdrawn != null && other.notification.equals(notification);
    }
  }

  Changed change(StateChange change, @Nullable Position standing, Instant at) {
    if (standing != null && !holds(standing)) throw new PositionAhead();
    List<Item> before = affected(change);
    List<Item> after = before.stream().map(item -> marked(item, change.mark(), at)).toList();
    Counts.Change counts =
        new Counts.Change(
            count(after, Item::seenAt) - count(before, Item::seenAt),
            count(after, Item::readAt) - count(before, Item::readAt),
            0);
    if (after.equals(before)) return new Changed(head(), null);
    after.forEach(item -> items.put(item.notification().id(), item));
    RecordedEvent event = append(new InboxEvent.StateChanged(change, at), counts);
    return new Changed(head(), event);
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

  Replay replay(Position standing, int limit) {
    List<RecordedEvent> rows =
        events.stream()
            .filter(event -> event.position().number() >= standing.number())
            .limit(limit + 1L)
            .map(this::withoutWhatHasGone)
            .toList();
    return Replay.of(standing, rows, head());
  }

  private RecordedEvent withoutWhatHasGone(RecordedEvent it) {
    boolean gone =
        it.event() instanceof InboxEvent.Published(var one) && !items.containsKey(one.id());
    return gone
        ? new RecordedEvent(
            it.owner(), it.position(), it.previous(), it.counts(), new InboxEvent.LeftOut())
        : it;
  }

  InboxPage page(View view, @Nullable Long before, int limit) {
    List<Item> newestFirst =
        items.values().stream()
            .filter(item -> before == null || item.position() < before)
            .filter(item -> !view.unread() || item.readAt() == null)
            .filter(item ->
                view.category() == null || view.category().equals(item.notification().category()))
            .sorted(Comparator.comparingLong(Item::position).reversed())
            .toList();
    boolean hasMore = newestFirst.size() > limit;
    return new InboxPage(head(), hasMore ? newestFirst.subList(0, limit) : newestFirst, hasMore);
  }

  Optional<Item> item(NotificationId id) {
    return Optional.ofNullable(items.get(id));
  }

  void prune(long position) {
    RecordedEvent newest = events.getLast();
    events.removeIf(event -> event.position().number() < position && !event.equals(newest));
  }
}
