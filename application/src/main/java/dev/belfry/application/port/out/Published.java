package dev.belfry.application.port.out;

import dev.belfry.domain.Position;
import dev.belfry.domain.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * What {@link InboxLog#publish} did.
 *
 * @param position to which the recipient's log has come; null if the sender had used the key before
 *     and nothing was recorded
 */
public record Published(Receipt receipt, @Nullable Position position) {}
