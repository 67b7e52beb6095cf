package dev.belfry.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notification in one recipient's inbox.
 *
 * @param position of the event with which it arrived, which is its order in the inbox
 */
public record Item(
    Notification notification, long position, @Nullable Instant seenAt, @Nullable Instant readAt) {}
