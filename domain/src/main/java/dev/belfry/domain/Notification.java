package dev.belfry.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a sender posted, the same for each of its recipients. It never changes. */
public record Notification(
    NotificationId id,
    Sender sender,
    Message message,
    @Nullable Category category,
    Priority priority,
    @Nullable JsonObject data,
    Instant createdAt) {}
