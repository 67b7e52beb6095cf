package dev.belfry.application.port.out;

import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InboxException;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Position;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.Replay;
import dev.belfry.domain.StateChange;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ordered record of what happened in each inbox, and how it is written.
 *
 * <p>Contract, proved for every implementation by {@code InboxLogContract} and those beside it:
 *
 * <ul>
 *   <li>Each write is atomic and durable when the method returns; callers need no transaction.
 *   <li>Positions of one recipient are 0, 1, 2 … and become visible in that order. Each event names
 *       the one before it.
 *   <li>A log begins with a founding event at position 0, whoever comes first: a post, a stream or
 *       a look at the inbox.
 *   <li>Two recipients never wait for each other, but for the members of one list, and those at
 *       most 50 ms at a time.
 *   <li>Every method throws {@link InboxException.LogUnavailable} if the log cannot be reached or
 *       is not free in five seconds; what was to be written may or may not have been.
 * </ul>
 */
public interface InboxLog {

  /**
   * Records the notification for its recipients, for all or for none. Where the sender has used
   * {@code key} before, nothing is recorded and the first receipt comes back.
   *
   * @throws InboxException.KeyReused if the first request had another body
   * @throws InboxException.KeyInUse if the first request does not end within five seconds
   * @throws InboxException.RecipientBusy if a recipient's log is not free within five seconds
   */
  Published publish(Notification notification, Set<RecipientId> to, @Nullable IdempotencyKey key);

  /**
   * What was answered when this key came first; empty if it did not. It waits for whoever uses the
   * key just now, and does not take it.
   *
   * @throws InboxException.KeyReused if the first request had another body
   * @throws InboxException.KeyInUse if the first request does not end within five seconds
   */
  Optional<Receipt> answered(IdempotencyKey key);

  /**
   * Records the notification once for everyone who has an inbox. It comes into the logs late: into
   * each before anything that is accepted after it, and at the latest when the recipient looks. Who
   * comes first afterwards does not get it. The key is as it is with {@link #publish}.
   *
   * @throws InboxException.KeyReused if the first request had another body
   * @throws InboxException.KeyInUse if the first request does not end within five seconds
   */
  Broadcast broadcast(Notification notification, @Nullable IdempotencyKey key);

  /**
   * Brings the broadcasts that are due into these logs, without waiting for anybody: a log that
   * somebody else writes to may be left out.
   *
   * @param owners at most about 1,000
   */
  Appended appendBroadcasts(Collection<RecipientId> owners);

  /**
   * Records what the recipient did. What changes nothing in the inbox writes no event.
   *
   * @param standing where the recipient's client stands; not compared if null
   * @throws InboxException.NotificationNotFound if the notification is not in this inbox
   * @throws InboxException.PositionAhead if the change reaches beyond the head, or {@code standing}
   *     is not in this log
   * @throws InboxException.RecipientBusy if the recipient's log is not free within five seconds
   */
  Changed change(RecipientId owner, StateChange change, @Nullable Position standing, Instant at);

  /**
   * Records what the recipient prefers from now on. What she prefers already writes no event.
   *
   * @throws InboxException.RecipientBusy if the recipient's log is not free within five seconds
   */
  Changed prefer(RecipientId owner, Preferences preferences, Instant at);

  /** The log's head, after all broadcasts that were due. The first contact founds the log. */
  LogHead contact(RecipientId owner);

  /**
   * What follows each of {@code standings}, in their order, without the content of what is no
   * longer in the inbox, at most {@code limit} events each: ask again from the last until none is
   * left. Broadcasts that are due come first, unless somebody else writes to that log just now. A
   * log that does not exist is founded, and answers {@link Replay.Reason#DIVERGED}.
   *
   * @param standings at most about 100
   */
  List<Replay> replay(List<Standing> standings, int limit);

  /** The same for one. */
  default Replay replay(RecipientId owner, Position standing, int limit) {
    return replay(List.of(new Standing(owner, standing)), limit).getFirst();
  }

  /** Those of {@code standings} whose log does not end just there, in number and witness. */
  List<Standing> moved(Collection<Standing> standings);

  /** Where somebody stands in a log. */
  record Standing(RecipientId owner, Position position) {}
}
