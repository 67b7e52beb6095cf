package dev.belfry.application.service;

import dev.belfry.application.port.in.TrackNotification;
import dev.belfry.application.port.out.InboxReader;
import dev.belfry.domain.InboxException;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Progress;
import dev.belfry.domain.Sender;

/** Shows a notification to the sender that posted it, and to no other. */
public final class Tracking implements TrackNotification {

  private final InboxReader inboxes;

  public Tracking(InboxReader inboxes) {
    this.inboxes = inboxes;
  }

  @Override
  public Progress track(NotificationId id, Sender sender) {
    return inboxes
        .progress(id)
        .filter(progress -> progress.notification().sender().equals(sender))
        .orElseThrow(() -> new InboxException.NotificationNotFound(id));
  }
}
