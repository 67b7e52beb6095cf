package dev.belfry.application.hub;

import dev.belfry.domain.RecipientId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The streams that are open on this node, by recipient. */
final class Subscribers {

  /** Those who no longer take a heartbeat, and then the oldest. */
  private static final Comparator<Subscriber> FIRST_TO_GO =
      Comparator.comparing(Subscriber::isStuck)
          .reversed()
          .thenComparingLong(it -> it.lifetime().began());

  /** Lists that never change: most people have one stream, and it is everybody who is asked for. */
  private final ConcurrentHashMap<RecipientId, List<Subscriber>> byRecipient =
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
    byRecipient.merge(subscriber.recipient(), List.of(subscriber), Subscribers::join);
    return true;
  }

  private static List<Subscriber> join(List<Subscriber> some, List<Subscriber> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  void remove(Subscriber subscriber) {
    byRecipient.computeIfPresent(
        subscriber.recipient(),
        (_, streams) -> {
          List<Subscriber> others = streams.stream().filter(it -> it != subscriber).toList();
          if (others.size() < streams.size()) size.decrementAndGet();
          return others.isEmpty() ? null : others;
        });
    synchronized (this) {
      notifyAll();
    }
  }

  List<Subscriber> of(RecipientId recipient) {
    return byRecipient.getOrDefault(recipient, List.of());
  }

  /** Those of a recipient who have to go, so that no more than so many stay. */
  List<Subscriber> beyond(int stay, RecipientId recipient) {
    List<Subscriber> staying =
        of(recipient).stream().filter(it -> !it.isLeaving()).sorted(FIRST_TO_GO).toList();
    return staying.subList(0, Math.max(0, staying.size() - stay));
  }

  List<Subscriber> all() {
    List<Subscriber> all = new ArrayList<>(size());
    byRecipient.values().forEach(all::addAll);
    return all;
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
