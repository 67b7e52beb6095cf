package dev.belfry.application.port.in;

import dev.belfry.domain.InboxException;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Sender;

/** A sender takes a notification back from every inbox. Repeating it changes nothing. */
public interface RecallNotification {

  /**
   * Takes it back, and rings for it.
   *
   * @throws InboxException.NotificationNotFound if it does not exist or is another sender's
   * @throws InboxException.RecipientBusy if a recipient's inbox was not free in time
   * @throws InboxException.LogUnavailable if it may not have been taken back
   */
  void recall(NotificationId id, Sender sender);
}
