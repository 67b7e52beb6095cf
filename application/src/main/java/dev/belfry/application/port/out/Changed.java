package dev.belfry.application.port.out;

import dev.belfry.domain.LogHead;

/**
 * What {@link InboxLog#change} did.
 *
 * @param head where the log stands afterwards
 * @param recorded whether there was anything to change
 */
public record Changed(LogHead head, boolean recorded) {}
