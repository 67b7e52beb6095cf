package dev.belfry.application.port.out;

import dev.belfry.domain.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * What {@link InboxLog#broadcast} did.
 *
 * @param number to which the broadcasts have come; null if the sender had used the key before and
 *     nothing was recorded
 */
public record Broadcast(Receipt receipt, @Nullable Long number) {}
