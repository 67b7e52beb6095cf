package dev.belfry.application.hub;

import dev.belfry.domain.RecipientId;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The streams that are open on this node, by recipient. */
final class Subscribers {

  /** Those who no longer take a heartbeat, and then the oldest. */
  private static final Comparator<Subscriber> FIRST_TO_GO =
      Comparator.comparing(Subscriber::isStuck)
          .reversed()
          .thenComparingLong(it -> it.lifetime().began());

  private final ConcurrentHashMap<RecipientId, Set<Subscriber>> byRecipient =
      new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();

  private final int limit;

  /**
   * @param limit how many there may be
   */
  Subscribers(int limit) {
    this.limit = limit;
  }

  /** Whether there was room for it. */
  boolean add(Subscriber subscriber) {
    if (size.incrementAndGet() > limit) {
      size.decrementAndGet();
      return false;
    }
    byRecipient.compute(
        subscriber.recipient(),
        (recipient, streams) -> {
          Set<Subscriber> all = streams == null ? ConcurrentHashMap.newKeySet(1) : streams;
          all.add(subscriber);
          return all;
        });
    return true;
  }

  void remove(Subscriber subscriber) {
    byRecipient.computeIfPresent(
        subscriber.recipient(),
        (recipient, streams) -> {
          if (streams.remove(subscriber)) size.decrementAndGet();
          return streams.isEmpty() ? null : streams;
        });
    synchronized (this) {
      notifyAll();
    }
  }

  Collection<Subscriber> of(RecipientId recipient) {
    return byRecipient.getOrDefault(recipient, Set.of());
  }

  /** Those of a recipient who have to go, so that no more than so many stay. */
  List<Subscriber> beyond(int stay, RecipientId recipient) {
    List<Subscriber> staying =
        of(recipient).stream().filter(it -> !it.isLeaving()).sorted(FIRST_TO_GO).toList();
    return staying.subList(0, Math.max(0, staying.size() - stay));
  }

  List<Subscriber> all() {
    return byRecipient.values().stream().flatMap(Set::stream).toList();
  }

  List<RecipientId> recipients() {
    return List.copyOf(byRecipient.keySet());
  }

  int size() {
    return size.get();
  }

  /** Returns when none is left, or after {@code limit}. */
  synchronized void awaitNone(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    long left = limit.toMillis();
    while (size() > 0 && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }
}
