package dev.belfry.chaos.client;

import org.jspecify.annotations.Nullable;

/**
 * Belfry has said that a stream cannot be resumed without a hole.
 *
 * @param lastEventId where the stream stood
 * @param at when, by the clock of this process
 */
public record Reset(String reason, @Nullable String lastEventId, long at) {}
