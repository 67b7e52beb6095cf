package dev.belfry.chaos.client;

/**
 * A time in which a client had no stream.
 *
 * @param from the end of one, by the clock of this process
 * @param to the next one's {@code connect}
 */
public record Gap(long from, long to) {}
