package dev.belfry.domain;

import java.time.Instant;

/** What can happen in an inbox. */
public sealed interface InboxEvent {

  /** The log began. Every log has this at position 0, so that there is always a row to stand on. */
  record Founded() implements InboxEvent {}

  /** A notification arrived. */
  record Published(Notification notification) implements InboxEvent {}

  /** The recipient changed something. */
  record StateChanged(StateChange change, Instant at) implements InboxEvent {}

  /** The recipient has chosen what rings. */
  record PreferencesChanged(Preferences preferences, Instant at) implements InboxEvent {}

  /** A notification has left the inbox. */
  record Removed(NotificationId notification, Removal reason) implements InboxEvent {}

  /**
   * A notification arrived that is no longer in the inbox: whoever hears of it only now is not told
   * any more. It takes up its position and is passed over.
   */
  record LeftOut() implements InboxEvent {}

  /** Written by a later release. It takes up its position and is passed over. */
  record Unknown() implements InboxEvent {}
}
