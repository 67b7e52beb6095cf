package dev.belfry.application.hub;

import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events that were recorded by this node a moment ago, so that its streams need not read them
 * from the log. It may forget anything at any time: what is not here is in the log.
 */
final class Recent {

  /** About what an event takes in memory, in bytes, without its content. */
  private static final int EVENT = 400;

  private final long limit;
  private final Map<RecipientId, Map<Long, RecordedEvent>> logs = new HashMap<>();
  private final ArrayDeque<RecordedEvent> oldestFirst = new ArrayDeque<>();
  private final Map<NotificationId, Integer> uses = new HashMap<>();
  private long size;

  /**
   * @param limit in bytes, of all that is kept
   */
  Recent(long limit) {
    this.limit = limit;
  }

  synchronized void add(RecordedEvent event) {
    if (event.event() instanceof InboxEvent.Removed) forget(event.owner()); // the log leaves it out
    oldestFirst.add(event);
    logs.computeIfAbsent(event.owner(), _ -> new HashMap<>(2))
        .put(event.position().number(), event);
    size += own(event);
    Notification content = content(event);
    if (content != null && uses.merge(content.id(), 1, Integer::sum) == 1) size += content.size();
    while (size > limit && !oldestFirst.isEmpty()) drop(oldestFirst.poll());
  }

  private void drop(RecordedEvent oldest) {
    size -= own(oldest);
    Notification content = content(oldest);
    if (content != null && uses.merge(content.id(), -1, Recent::sumOrNone) == null) {
      size -= content.size();
    }
    logs.computeIfPresent(
        oldest.owner(),
        (owner, log) -> {
          log.remove(oldest.position().number(), oldest);
          return log.isEmpty() ? null : log;
        });
  }

  /** What directly follows, in the same history; null if it is not here. */
  synchronized @Nullable RecordedEvent after(RecipientId recipient, Position standing) {
    RecordedEvent next = find(recipient, standing.number() + 1);
    return next != null && next.follows(standing) ? next : null;
  }

  synchronized boolean holds(RecipientId recipient, Position position) {
    RecordedEvent event = find(recipient, position.number());
    return event != null && event.position().equals(position);
  }

  private @Nullable RecordedEvent find(RecipientId recipient, long number) {
    Map<Long, RecordedEvent> log = logs.get(recipient);
    return log == null ? null : log.get(number);
  }

  /**
   * Something has happened in this log that is not here: a recall, perhaps, or another history. So
   * whoever is behind has to read the log.
   */
  synchronized void forget(RecipientId recipient) {
    logs.remove(recipient);
  }

  /** What is counted once for each event; a notification is shared by many. */
  private static int own(RecordedEvent event) {
    return event.event() instanceof InboxEvent.PreferencesChanged(var preferences, var _)
        ? EVENT + preferences.size()
        : EVENT;
  }

  private static @Nullable Integer sumOrNone(int a, int b) {
    return a + b == 0 ? null : a + b;
  }

  private static @Nullable Notification content(RecordedEvent event) {
    return event.event() instanceof InboxEvent.Published(var notification) ? notification : null;
  }
}
