package dev.belfry.adapter.web.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.belfry.domain.TransientNotification;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A notification that is kept nowhere, and so has no id. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransientJson(
    String title,
    @Nullable String body,
    @Nullable String link,
    @Nullable String category,
    String priority,
    @JsonRawValue @Nullable String data,
    Instant createdAt) {

  static TransientJson of(TransientNotification notification) {
    var message = notification.message();
    var category = notification.category();
    var data = notification.data();
    return new TransientJson(
        message.title(),
        message.body(),
        message.link() == null ? null : message.link().value(),
        category == null ? null : category.value(),
        notification.priority().name().toLowerCase(Locale.ROOT),
        data == null ? null : data.compact(),
        notification.createdAt());
  }
}
