package dev.belfry.chaos.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The logs as they are, and as they were before they were undone: whatever a client followed. */
final class Histories {

  private final Map<String, Map<UUID, LogRow>> rows = new HashMap<>();
  private final Map<String, Map<String, LogRow>> named = new HashMap<>();
  private final Map<UUID, Undone> undone = new HashMap<>();

  Histories(Evidence evidence, Collection<Undone> undone) {
    evidence.logs().values().forEach(log -> log.forEach(this::add));
    for (Undone some : undone) {
      for (LogRow row : some.rows()) {
        add(row);
        this.undone.put(row.id(), some);
      }
    }
  }

  private void add(LogRow row) {
    rows.computeIfAbsent(row.recipient(), _ -> new HashMap<>()).put(row.id(), row);
    named.computeIfAbsent(row.recipient(), _ -> new HashMap<>()).put(row.name(), row);
  }

  /** The event that a stream called so; null if there never was one. */
  @Nullable LogRow named(String recipient, @Nullable String eventId) {
    return named.getOrDefault(recipient, Map.of()).get(eventId);
  }

  /** By what it was undone; null if it stands. */
  @Nullable Undone undoing(LogRow row) {
    return undone.get(row.id());
  }

  /** What came before that event, and itself, in order. */
  List<LogRow> upTo(LogRow event) {
    Map<UUID, LogRow> log = rows.getOrDefault(event.recipient(), Map.of());
    List<LogRow> backwards = new ArrayList<>();
    LogRow row = event;
    while (row != null && backwards.size() < log.size()) { // a mutant's log may be a circle
      backwards.add(row);
      row = row.previous() == null ? null : log.get(row.previous());
    }
    return backwards.reversed();
  }
}
