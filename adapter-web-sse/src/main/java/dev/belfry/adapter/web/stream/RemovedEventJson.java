package dev.belfry.adapter.web.stream;

import dev.belfry.adapter.web.json.CountsJson;
import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxEvent.Removed;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Notifications have left the inbox. */
record RemovedEventJson(List<UUID> ids, String reason, long position, CountsJson counts) {

  static RemovedEventJson of(Removed removed, long position, Counts counts) {
    return new RemovedEventJson(
        List.of(removed.notification().value()),
        removed.reason().name().toLowerCase(Locale.ROOT),
        position,
        CountsJson.of(counts));
  }
}
