package dev.belfry.adapter.web.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.belfry.adapter.web.json.CountsJson;
import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxEvent.StateChanged;
import dev.belfry.domain.StateChange;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The recipient has seen, read or archived something, here or on another device: {@code ids} or all
 * {@code upTo}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StateEventJson(
    @Nullable List<UUID> ids,
    @Nullable Long upTo,
    @Nullable String category,
    String change,
    Instant at,
    long position,
    CountsJson counts) {

  static StateEventJson of(StateChanged changed, long position, Counts counts) {
    String change = changed.change().mark().name().toLowerCase(Locale.ROOT);
    return switch (changed.change()) {
      case StateChange.OfOne(var notification, var mark) ->
          new StateEventJson(
              List.of(notification.value()),
              null,
              null,
              change,
              changed.at(),
              position,
              CountsJson.of(counts));
      case StateChange.UpTo(var upTo, var category, var mark) ->
          new StateEventJson(
              null,
              upTo,
              category == null ? null : category.value(),
              change,
              changed.at(),
              position,
              CountsJson.of(counts));
    };
  }
}
