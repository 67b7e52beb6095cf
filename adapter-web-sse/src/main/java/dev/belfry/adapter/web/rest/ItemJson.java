package dev.belfry.adapter.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.belfry.adapter.web.json.NotificationJson;
import dev.belfry.domain.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A notification in an inbox. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ItemJson(
    @JsonUnwrapped NotificationJson notification,
    long position,
    @Nullable Instant seenAt,
    @Nullable Instant readAt,
    @Nullable Instant archivedAt) {

  static ItemJson of(Item item) {
    return new ItemJson(
        NotificationJson.of(item.notification()),
        item.position(),
        item.seenAt(),
        item.readAt(),
        item.archivedAt());
  }
}
