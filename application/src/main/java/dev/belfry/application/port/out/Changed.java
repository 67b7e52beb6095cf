package dev.belfry.application.port.out;

import dev.belfry.domain.LogHead;
import dev.belfry.domain.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * What {@link InboxLog#change} or {@link InboxLog#prefer} did.
 *
 * @param head where the log stands afterwards
 * @param event as it was recorded; null if there was nothing to change
 */
public record Changed(LogHead head, @Nullable RecordedEvent event) {}
