package dev.belfry.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a sender is told about a post.
 *
 * @param recipients in how many inboxes it was stored; null if it is for everyone
 * @param replayed whether this is the answer to an earlier request with the same idempotency key
 */
public record Receipt(NotificationId id, @Nullable Integer recipients, boolean replayed) {}
