package dev.belfry.application.port.out;

import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.Item;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
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
          item.position() <= position
              && (category == null || category.equals(item.notification().category()));
    };
  }

  private static Item marked(Item item, Mark mark, Instant at) {
    Instant seen = Objects.requireNonNullElse(item.seenAt(), at);
    Instant read = Objects.requireNonNullElse(item.readAt(), at);
    return switch (mark) {
      case SEEN -> new Item(item.notification(), item.position(), seen, item.readAt());
      case READ -> new Item(item.notification(), item.position(), seen, read);
      case UNREAD -> new Item(item.notification(), item.position(), item.seenAt(), null);
    };
  }

  boolean holds(NotificationId id) {
    return items.stream().anyMatch(item -> item.notification().id().equals(id));
  }

  List<Item> newestFirst() {
    return items.reversed();
  }

  Counts counts() {
    return count(items);
  }

  static Counts count(List<Item> items) {
    int unseen = (int) items.stream().filter(item -> item.seenAt() == null).count();
    int unread = (int) items.stream().filter(item -> item.readAt() == null).count();
    return new Counts(unseen, unread, items.size());
  }
}
