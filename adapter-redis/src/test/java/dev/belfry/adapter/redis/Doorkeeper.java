package dev.belfry.adapter.redis;

import dev.belfry.application.port.out.Attendance;
import dev.belfry.domain.RecipientId;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Knows who is there, and who may have missed something. */
final class Doorkeeper implements Attendance {

  final Set<RecipientId> present = ConcurrentHashMap.newKeySet();
  final Set<RecipientId> missed = ConcurrentHashMap.newKeySet();
  private volatile Consumer<RecipientId> arrival = _ -> {};

  void arrive(RecipientId recipient) {
    present.add(recipient);
    arrival.accept(recipient);
  }

  @Override
  public void follow(Consumer<RecipientId> arrival) {
    this.arrival = arrival;
  }

  @Override
  public Collection<RecipientId> present() {
    return Set.copyOf(present);
  }

  @Override
  public void missed(Collection<RecipientId> recipients) {
    missed.addAll(recipients);
  }
}
