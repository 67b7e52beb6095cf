package dev.belfry.chaos.oracle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What was done to the logs themselves, exactly: nothing but this excuses a stream that could not
 * be resumed, or a notification that is gone.
 */
public final class Excuses {

  private final List<Undone> undone = new CopyOnWriteArrayList<>();
  private final List<Pruned> pruned = new CopyOnWriteArrayList<>();

  /** What streams call the events that were undone. */
  private final Map<String, Set<String>> places = new ConcurrentHashMap<>();

  /** To be told before anybody can see it. */
  public void add(Undone some) {
    undone.add(some);
    for (LogRow row : some.rows()) {
      places.computeIfAbsent(row.recipient(), _ -> ConcurrentHashMap.newKeySet()).add(row.name());
    }
  }

  /** To be told before anybody can see it, or with a time before. */
  public void add(Pruned some) {
    pruned.add(some);
  }

  List<Undone> undone() {
    return undone;
  }

  List<Pruned> pruned() {
    return pruned;
  }

  /** Whether this notification is gone with its database. */
  public boolean isUndone(String id) {
    return undone.stream().anyMatch(it -> it.notifications().containsKey(id));
  }

  /** Whether a client stands in a history that is no more. */
  public boolean isUndone(String recipient, String eventId) {
    return places.getOrDefault(recipient, Set.of()).contains(eventId);
  }

  /** Whether a notification of that number was stored, and is gone with its database. */
  boolean isUndone(long number) {
    return undone.stream().anyMatch(it -> it.notifications().containsValue(number));
  }
}
