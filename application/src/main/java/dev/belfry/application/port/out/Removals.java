package dev.belfry.application.port.out;

import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.domain.InboxException;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Sender;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes notifications out of the inboxes again. It writes to the logs as {@link InboxLog} does.
 *
 * <p>Contract, proved for every implementation by {@code RemovalsContract}:
 *
 * <ul>
 *   <li>Each inbox that holds the notification gets one event for it, whoever takes it out and how
 *       often; an inbox that does not gets none.
 *   <li>What is for everyone is withdrawn as it came: by a number of its own. Who has had neither
 *       gets neither.
 * </ul>
 */
public interface Removals {

  /**
   * Takes a notification back, from all inboxes or from none. Repeating it changes nothing.
   *
   * @throws InboxException.NotificationNotFound if there is none, or it is another sender's
   * @throws InboxException.RecipientBusy if a recipient's log is not free within five seconds
   */
  Removed recall(NotificationId id, Sender sender);

  /** Takes out what has expired by then. A log that somebody else writes to is left for later. */
  Removed expire(Instant now);

  /**
   * What was taken out.
   *
   * @param heads to which logs have come
   * @param broadcasts to which the broadcasts have come; null if none was withdrawn
   */
  record Removed(List<Standing> heads, @Nullable Long broadcasts) {

    public static final Removed NOTHING = new Removed(List.of(), null);

    public Removed {
      heads = List.copyOf(heads);
    }
  }
}
