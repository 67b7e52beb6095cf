package dev.belfry.adapter.redis;

import dev.belfry.domain.Audience;
import dev.belfry.domain.Category;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.JsonObject;
import dev.belfry.domain.Link;
import dev.belfry.domain.Message;
import dev.belfry.domain.Priority;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.TransientNotification;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A transient as text between nodes: its parts, with a NUL between them, which no text that Belfry
 * takes can hold. A part that may be absent begins with {@code +} where it is present.
 */
record TransientMessage(Audience to, TransientNotification notification) {

  private static final String BETWEEN = "\0";
  private static final int PARTS = 7;

  String write() {
    Message message = notification.message();
    List<String> parts = new ArrayList<>(PARTS);
    parts.add(String.valueOf(notification.createdAt().toEpochMilli()));
    parts.add(notification.priority().name());
    parts.add(message.title());
    parts.add(optional(message.body(), Function.identity()));
    parts.add(optional(message.link(), Link::value));
    parts.add(optional(notification.category(), Category::value));
    parts.add(optional(notification.data(), JsonObject::compact));
    // whom it is for comes last, and takes as many parts as it names; none is everyone
    if (to instanceof Audience.Named(var recipients)) {
      recipients.forEach(recipient -> parts.add(recipient.value()));
    }
    return String.join(BETWEEN, parts);
  }

  private static <T> String optional(@Nullable T value, Function<T, String> text) {
    return value == null ? "" : "+" + text.apply(value);
  }

  /** Empty if it is not one of this version. */
  static Optional<TransientMessage> read(String text) {
    List<String> parts = List.of(text.split(BETWEEN, -1));
    if (parts.size() < PARTS) return Optional.empty();
    try {
      return Optional.of(
          new TransientMessage(audience(parts.subList(PARTS, parts.size())), notification(parts)));
    } catch (InvalidValueException | IllegalArgumentException | DateTimeException notOurs) {
      return Optional.empty();
    }
  }

  private static Audience audience(List<String> names) {
    return names.isEmpty()
        ? new Audience.Everyone()
        : Audience.of(names.stream().map(RecipientId::new).toList());
  }

  private static TransientNotification notification(List<String> parts) {
    return new TransientNotification(
        new Message(
            parts.get(2),
            present(parts.get(3), Function.identity()),
            present(parts.get(4), Link::new)),
        present(parts.get(5), Category::new),
        Priority.valueOf(parts.get(1)),
        present(parts.get(6), JsonObject::new),
        Instant.ofEpochMilli(Long.parseLong(parts.getFirst())));
  }

  private static <T> @Nullable T present(String part, Function<String, T> value) {
    return part.isEmpty() ? null : value.apply(part.substring(1));
  }
}
