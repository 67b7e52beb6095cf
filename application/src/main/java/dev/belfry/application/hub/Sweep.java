package dev.belfry.application.hub;

import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.domain.InboxException.LogUnavailable;
import dev.belfry.domain.RecipientId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Finds what no ring announced: compares where each stream stands with where its log ends. A
 * difference leads to a replay, whether the log has grown, was restored or is gone.
 */
final class Sweep {

  private static final int CHUNK = 1_000;

  private static final Duration SOON = Duration.ofSeconds(1);

  private final InboxLog log;
  private final Subscribers subscribers;
  private final Recent recent;
  private final Executor fanOut;
  private final Duration interval;
  private final AtomicReference<Mood> mood = new AtomicReference<>(Mood.CALM);

  /** How much is expected of rings. */
  private enum Mood {
    CALM,
    /** Rings may be lost: no long pause. */
    WATCHING,
    /** They come again; what was missed before is found by one round more. */
    RELAXING
  }

  Sweep(InboxLog log, Subscribers subscribers, Recent recent, Executor fanOut, Duration interval) {
    this.log = log;
    this.subscribers = subscribers;
    this.recent = recent;
    this.fanOut = fanOut;
    this.interval = interval;
  }

  /** Whether the word was news. */
  boolean watch() {
    return mood.getAndSet(Mood.WATCHING) == Mood.CALM;
  }

  /** Whether the word was news. */
  boolean relax() {
    return mood.compareAndSet(Mood.WATCHING, Mood.RELAXING);
  }

  boolean isWatching() {
    return mood.get() != Mood.CALM;
  }

  /** Returns when to sweep next: soon, if the log could not be read or rings may be lost. */
  Duration round() {
    boolean isLast = mood.get() == Mood.RELAXING;
    try {
      compare(subscribers.all());
      if (isLast) mood.compareAndSet(Mood.RELAXING, Mood.CALM);
      return jittered(isWatching() ? soon() : interval);
    } catch (LogUnavailable unread) {
      Problems.heal("The sweep could not read the log; it tries again", unread);
      return soon();
    }
  }

  /** Only these, because of a ring that may not have come. */
  void look(Collection<RecipientId> recipients) {
    List<Subscriber> streams =
        recipients.stream().flatMap(it -> subscribers.of(it).stream()).toList();
    // one that does not stand anywhere yet may have read its log too early
    streams.stream().filter(it -> it.standing() == null).forEach(Subscriber::doubt);
    try {
      compare(streams);
    } catch (LogUnavailable unread) {
      Problems.heal("The log could not be read; the sweep makes up for it", unread);
    }
  }

  private void compare(List<Subscriber> streams) {
    Set<Standing> moved = moved(streams);
    moved.forEach(standing -> recent.forget(standing.owner()));
    streams.stream()
        .filter(subscriber -> doubts(subscriber, moved))
        .forEach(subscriber -> fanOut.execute(subscriber::run));
  }

  private Duration soon() {
    return interval.compareTo(SOON) < 0 ? interval : SOON;
  }

  /** Or the nodes that were started together would ask together; never later than promised. */
  private static Duration jittered(Duration interval) {
    return interval.multipliedBy(ThreadLocalRandom.current().nextInt(60, 96)).dividedBy(100);
  }

  private Set<Standing> moved(List<Subscriber> streams) {
    List<Standing> all =
        streams.stream().map(Subscriber::standing).filter(Objects::nonNull).distinct().toList();
    Set<Standing> moved = new HashSet<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      moved.addAll(log.moved(all.subList(from, Math.min(from + CHUNK, all.size()))));
    }
    return moved;
  }

  private static boolean doubts(Subscriber subscriber, Set<Standing> moved) {
    Standing standing = subscriber.standing();
    if (standing == null || !moved.contains(standing)) return false;
    subscriber.doubt();
    return true;
  }
}
