package dev.belfry.application.service;

import dev.belfry.application.port.in.RecallNotification;
import dev.belfry.application.port.out.Bus;
import dev.belfry.application.port.out.Bus.Ring;
import dev.belfry.application.port.out.Removals;
import dev.belfry.application.port.out.Removals.Removed;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Sender;
import java.time.InstantSource;

/** Takes notifications out of the inboxes: because their sender says so, or their time is over. */
public final class Removing implements RecallNotification {

  private final Removals removals;
  private final Bus bus;
  private final InstantSource clock;

  public Removing(Removals removals, Bus bus, InstantSource clock) {
    this.removals = removals;
    this.bus = bus;
    this.clock = clock;
  }

  @Override
  public void recall(NotificationId id, Sender sender) {
    ring(removals.recall(id, sender));
  }

  /** To be called often: time changes nothing by itself. */
  public void expire() {
    ring(removals.expire(clock.instant()));
  }

  private void ring(Removed removed) {
    removed.heads().forEach(head -> bus.ring(new Ring(head.owner(), head.position())));
    if (removed.broadcasts() != null) bus.ringEverybody(removed.broadcasts());
  }
}
