package dev.belfry.domain;

/**
 * What a sender is told about a post.
 *
 * @param recipients in how many inboxes it was stored
 * @param replayed whether this is the answer to an earlier request with the same idempotency key
 */
public record Receipt(NotificationId id, int recipients, boolean replayed) {}
