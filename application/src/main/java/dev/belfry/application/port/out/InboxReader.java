package dev.belfry.application.port.out;

import dev.belfry.domain.InboxPage;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.Progress;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.View;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in the inboxes. Each answer is one snapshot. */
public interface InboxReader {

  /**
   * A page of what the view shows, newest first, with the log's head of the same snapshot.
   *
   * @param before items older than this position; the newest if null
   * @return empty if the recipient has no inbox yet
   */
  Optional<InboxPage> page(RecipientId owner, View view, @Nullable Long before, int limit);

  /** A page of what is not archived. */
  default Optional<InboxPage> page(RecipientId owner, @Nullable Long before, int limit) {
    return page(owner, View.ALL, before, limit);
  }

  /** What the recipient has chosen; {@link Preferences#NONE} if she never has. */
  Preferences preferences(RecipientId owner);

  /** What has become of a notification; empty if there is none. */
  Optional<Progress> progress(NotificationId id);
}
