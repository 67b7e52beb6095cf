package dev.belfry.domain;

/**
 * What has become of a notification, for its sender.
 *
 * @param recipients how many it was posted to
 * @param stored in how many inboxes it is
 * @param seen by how many of them
 * @param read by how many of them
 */
public record Progress(Notification notification, int recipients, int stored, int seen, int read) {}
