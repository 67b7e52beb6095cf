package dev.belfry.application.port.in;

import dev.belfry.domain.InboxException;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Progress;
import dev.belfry.domain.Sender;

/** A sender asks what has become of a notification. */
public interface TrackNotification {

  /**
   * The progress of one notification.
   *
   * @throws InboxException.NotificationNotFound if it does not exist or is another sender's
   * @throws InboxException.LogUnavailable if it cannot be read
   */
  Progress track(NotificationId id, Sender sender);
}
