package dev.belfry.domain;

import org.jspecify.annotations.Nullable;

/**
 * What has become of a notification, for its sender.
 *
 * @param recipients how many it was posted to; null if it is for everyone
 * @param stored in how many inboxes it is
 * @param seen by how many of them
 * @param read by how many of them
 */
public record Progress(
    Notification notification, @Nullable Integer recipients, int stored, int seen, int read) {}
