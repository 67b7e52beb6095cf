package dev.belfry.application.port.in;

import dev.belfry.domain.InboxException;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Mark;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * A recipient has seen, read or archived notifications; every other open tab and device learns of
 * it. Repeating it changes nothing.
 */
public interface ChangeInbox {

  /**
   * Marks one notification.
   *
   * @return where the log stands afterwards
   * @throws InboxException.NotificationNotFound if it is not in this inbox
   * @throws InboxException.RecipientBusy if the inbox was not free in time
   * @throws InboxException.LogUnavailable if it may not have been stored
   */
  LogHead mark(RecipientId recipient, NotificationId notification, Mark mark);

  /**
   * Marks everything up to a position that is not archived.
   *
   * @param standing where the caller's client stands, to notice another history; unknown if null
   * @return where the log stands afterwards
   * @throws InboxException.PositionAhead if the change reaches beyond the head, or {@code standing}
   *     is of another history
   * @throws InboxException.RecipientBusy if the inbox was not free in time
   * @throws InboxException.LogUnavailable if it may not have been stored
   */
  LogHead markAll(RecipientId recipient, StateChange.UpTo change, @Nullable Position standing);
}
