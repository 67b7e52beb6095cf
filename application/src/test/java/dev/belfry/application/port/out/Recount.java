package dev.belfry.application.port.out;

import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.Item;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.StateChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The simplest inbox one can think of: it keeps the items and counts them all, every time. What a
 * log has recorded is compared with it.
 */
final class Recount {

  private final List<Item> items = new ArrayList<>();
  private Preferences preferences = Preferences.NONE;

  /**
   * Follows a log from its founding on.
   *
   * @return the counts at each position, for those that the log has recorded
   */
  static List<Counts> of(List<RecordedEvent> history) {
    Recount recount = new Recount();
    return history.stream().map(recount::follow).toList();
  }

  private Counts follow(RecordedEvent recorded) {
    switch (recorded.event()) {
      case InboxEvent.Published(var notification) ->
          arrive(notification, recorded.position().number());
      case InboxEvent.StateChanged(var change, var at) -> {
        if (!apply(change, at)) throw new AssertionError("changes nothing: " + recorded);
      }
      case InboxEvent.PreferencesChanged(var wanted, var _) -> {
        if (!prefer(wanted)) throw new AssertionError("changes nothing: " + recorded);
      }
      case InboxEvent.Removed(var notification, var _) -> remove(notification);
      case InboxEvent.LeftOut _ ->
          throw new AssertionError("cannot be recounted, for its content is gone: " + recorded);
      case InboxEvent.Founded _, InboxEvent.Unknown _ -> {}
    }
    return counts();
  }

  void arrive(Notification notification, long position) {
    items.add(new Item(notification, position, null, null));
  }

  /** Whether it was there. */
  boolean remove(NotificationId id) {
    return items.removeIf(item -> item.notification().id().equals(id));
  }

  /** Whether there was anything to change. */
  boolean apply(StateChange change, Instant at) {
    List<Item> before = List.copyOf(items);
    items.replaceAll(item -> reaches(change, item) ? marked(item, change.mark(), at) : item);
    return !items.equals(before);
  }

  private static boolean reaches(StateChange change, Item item) {
    return switch (change) {
      case StateChange.OfOne(var id, var mark) -> item.notification().id().equals(id);
      case StateChange.UpTo(var position, var category, var mark) ->
          item.archivedAt() == null
              && item.position() <= position
              && (category == null || category.equals(item.notification().category()));
    };
  }

  private static Item marked(Item item, Mark mark, Instant at) {
    Instant seen = item.seenAt();
    Instant read = item.readAt();
    Instant archived = item.archivedAt();
    switch (mark) {
      case SEEN -> seen = Objects.requireNonNullElse(seen, at);
      case READ -> {
        seen = Objects.requireNonNullElse(seen, at);
        read = Objects.requireNonNullElse(read, at);
      }
      case UNREAD -> read = null;
      case ARCHIVED -> archived = Objects.requireNonNullElse(archived, at);
      case UNARCHIVED -> archived = null;
    }
    return new Item(item.notification(), item.position(), seen, read, archived);
  }

  /** Whether it is something else than before. */
  boolean prefer(Preferences wanted) {
    boolean changes = !wanted.equals(preferences);
    preferences = wanted;
    return changes;
  }

  Preferences preferences() {
    return preferences;
  }

  boolean holds(NotificationId id) {
    return items.stream().anyMatch(item -> item.notification().id().equals(id));
  }

  /** Archived or not, in the order of their arrival. */
  List<Item> held() {
    return List.copyOf(items);
  }

  List<Item> newestFirst() {
    return items.reversed().stream().filter(item -> item.archivedAt() == null).toList();
  }

  List<Item> archivedNewestFirst() {
    return items.reversed().stream().filter(item -> item.archivedAt() != null).toList();
  }

  Counts counts() {
    return count(newestFirst());
  }

  /** Of items that are not archived. */
  static Counts count(List<Item> items) {
    int unseen = (int) items.stream().filter(item -> item.seenAt() == null).count();
    int unread = (int) items.stream().filter(item -> item.readAt() == null).count();
    return new Counts(unseen, unread, items.size());
  }
}
