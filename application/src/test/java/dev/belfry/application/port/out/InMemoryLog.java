package dev.belfry.application.port.out;

import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.InboxException.NotificationNotFound;
import dev.belfry.domain.InboxException.PositionAhead;
import dev.belfry.domain.InboxPage;
import dev.belfry.domain.Item;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Position;
import dev.belfry.domain.Preferences;
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
import org.jspecify.annotations.Nullable;

/** One recipient's log and inbox, in memory. {@link InMemoryInboxLog} lets in one at a time. */
final class InMemoryLog {

  private final List<RecordedEvent> events = new ArrayList<>();
  private final SequencedMap<NotificationId, Item> items = new LinkedHashMap<>();

  /** How far it has had the broadcasts. */
  private long broadcasts;

  private Preferences preferences = Preferences.NONE;

  InMemoryLog(RecipientId owner, long broadcasts) {
    this.broadcasts = broadcasts;
    events.add(LogHead.founding(owner, Witness.of(UUID.randomUUID())));
  }

  private InMemoryLog(InMemoryLog other) {
    events.addAll(other.events);
    items.putAll(other.items);
    broadcasts = other.broadcasts;
    preferences = other.preferences;
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
    List<Item> after = before.stream().map(item -> item.marked(change.mark(), at)).toList();
    if (after.equals(before)) return new Changed(head(), null);
    after.forEach(item -> items.put(item.notification().id(), item));
    Counts.Change counts = Counts.Change.between(Counts.of(before), Counts.of(after));
    return changed(append(new InboxEvent.StateChanged(change, at), counts));
  }

  Changed prefer(Preferences wanted, Instant at) {
    if (wanted.equals(preferences)) return new Changed(head(), null);
    preferences = wanted;
    return changed(append(new InboxEvent.PreferencesChanged(wanted, at), Counts.Change.NONE));
  }

  private static Changed changed(RecordedEvent event) {
    return new Changed(event.asHead(), event);
  }

  Preferences preferences() {
    return preferences;
  }

  private boolean holds(Position position) {
    return events.stream().anyMatch(event -> event.position().equals(position));
  }

  private List<Item> affected(StateChange change) {
    if (change instanceof StateChange.OfOne(var id, var _) && !items.containsKey(id)) {
      throw new NotificationNotFound(id);
    }
    if (change instanceof StateChange.UpTo upTo && upTo.position() > head().position().number()) {
      throw new PositionAhead();
    }
    return items.values().stream().filter(change::reaches).toList();
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
            .filter(view::shows)
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
