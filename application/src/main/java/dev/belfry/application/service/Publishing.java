package dev.belfry.application.service;

import dev.belfry.application.port.in.PublishNotification;
import dev.belfry.application.port.out.Bus;
import dev.belfry.application.port.out.Bus.Ring;
import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.Published;
import dev.belfry.domain.Audience;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Receipt;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Stores first, rings after: whoever hears the ring finds the event. */
public final class Publishing implements PublishNotification {

  private final InboxLog log;
  private final Bus bus;
  private final InstantSource clock;

  public Publishing(InboxLog log, Bus bus, InstantSource clock) {
    this.log = log;
    this.bus = bus;
    this.clock = clock;
  }

  @Override
  public Receipt publish(Post post) {
    Published published =
        switch (post.to()) {
          case Audience.Named(var recipients) ->
              log.publish(notification(post), recipients, post.key());
        };
    published.heads().forEach(head -> bus.ring(new Ring(head.owner(), head.position())));
    return published.receipt();
  }

  private Notification notification(Post post) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Notification(
        NotificationId.mint(now),
        post.sender(),
        post.message(),
        post.category(),
        post.priority(),
        post.data(),
        now);
  }
}
