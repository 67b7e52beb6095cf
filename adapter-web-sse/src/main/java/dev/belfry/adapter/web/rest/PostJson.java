package dev.belfry.adapter.web.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.belfry.application.port.in.PublishNotification.Post;
import dev.belfry.domain.Category;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.JsonObject;
import dev.belfry.domain.Link;
import dev.belfry.domain.Message;
import dev.belfry.domain.Priority;
import dev.belfry.domain.Sender;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a sender posts. */
record PostJson(
    @Nullable JsonNode to,
    @Nullable String title,
    @Nullable String body,
    @Nullable String link,
    @Nullable String category,
    @Nullable String priority,
    @Nullable JsonNode data,
    @Nullable String expiresAt,
    @JsonProperty("transient") @Nullable Boolean passing) {

  /** Whether it is for those who are connected now, and is not kept. */
  boolean isTransient() {
    return Boolean.TRUE.equals(passing);
  }

  Post post(Sender sender, @Nullable IdempotencyKey key) {
    return new Post(
        sender,
        AudienceJson.of(to),
        new Message(required("title", title), body, link == null ? null : new Link(link)),
        category == null ? null : new Category(category),
        priority == null ? Priority.NORMAL : priority(priority),
        data == null || data.isNull() ? null : new JsonObject(DataJson.compact(data)),
        key,
        expiresAt == null ? null : time("expiresAt", expiresAt));
  }

  private static String required(String field, @Nullable String value) {
    if (value == null) throw new InvalidValueException(field, "is required");
    return value;
  }

  /** RFC 3339, to the millisecond. Years have four digits there. */
  private static Instant time(String field, String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      if (time.getYear() >= 0 && time.getYear() <= 9_999) {
        return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
      }
    } catch (DateTimeParseException unreadable) {
      // said below
    }
    throw new InvalidValueException(field, "must be a time like 2031-05-04T12:00:00Z");
  }

  private static Priority priority(String word) {
    return Arrays.stream(Priority.values())
        .filter(priority -> priority.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new InvalidValueException("priority", "must be one of low, normal, high, urgent"));
  }
}
