package dev.belfry.chaos.client;

/**
 * A notification that a client handed to its app.
 *
 * @param number of the notification in the journal, as its payload says
 * @param position in the recipient's log
 * @param isLive whether it came as an event, and not in a snapshot
 * @param at when, by the clock of this process
 */
public record Handed(long number, long position, boolean isLive, long at) {}
