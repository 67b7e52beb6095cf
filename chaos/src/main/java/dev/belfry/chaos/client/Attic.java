package dev.belfry.chaos.client;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What somebody has tried to archive: a snapshot taken since need not have it. */
public final class Attic {

  private final Map<String, Set<Long>> singly = new ConcurrentHashMap<>();
  private final Map<String, Long> upTo = new ConcurrentHashMap<>();

  void put(String recipient, long number) {
    singly.computeIfAbsent(recipient, _ -> ConcurrentHashMap.newKeySet()).add(number);
  }

  void putUpTo(String recipient, long position) {
    upTo.merge(recipient, position, Math::max);
  }

  /**
   * Whether it may be there.
   *
   * @param position in the recipient's log
   */
  public boolean mayHold(String recipient, long number, long position) {
    return position <= upTo.getOrDefault(recipient, -1L)
        || singly.getOrDefault(recipient, Set.of()).contains(number);
  }
}
