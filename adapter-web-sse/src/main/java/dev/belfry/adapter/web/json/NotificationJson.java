package dev.belfry.adapter.web.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.belfry.domain.Notification;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notification as it is posted to everybody: without position, seen and read. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NotificationJson(
    UUID id,
    String title,
    @Nullable String body,
    @Nullable String link,
    @Nullable String category,
    String priority,
    @JsonRawValue @Nullable String data,
    Instant createdAt,
    @Nullable Instant expiresAt) {

  public static NotificationJson of(Notification notification) {
    var message = notification.message();
    var category = notification.category();
    var data = notification.data();
    return new NotificationJson(
        notification.id().value(),
        message.title(),
        message.body(),
        message.link() == null ? null : message.link().value(),
        category == null ? null : category.value(),
        notification.priority().name().toLowerCase(Locale.ROOT),
        data == null ? null : data.compact(),
        notification.createdAt(),
        notification.expiresAt());
  }
}
