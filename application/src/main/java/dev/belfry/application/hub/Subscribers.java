package dev.belfry.application.hub;

import dev.belfry.domain.RecipientId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The streams that are open on this node, by recipient. */
final class Subscribers {

  private final ConcurrentHashMap<RecipientId, Set<Subscriber>> byRecipient =
      new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();

  void add(Subscriber subscriber) {
    byRecipient.compute(
        subscriber.recipient(),
        (recipient, streams) -> {
          Set<Subscriber> all = streams == null ? ConcurrentHashMap.newKeySet(1) : streams;
          if (all.add(subscriber)) size.incrementAndGet();
          return all;
        });
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
