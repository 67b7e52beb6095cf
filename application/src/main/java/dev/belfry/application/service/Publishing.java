package dev.belfry.application.service;

import dev.belfry.application.port.in.PublishNotification;
import dev.belfry.application.port.out.Broadcast;
import dev.belfry.application.port.out.Bus;
import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.Published;
import dev.belfry.domain.Audience;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.RecipientId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    return answeredBeforeItsEnd(post).orElseGet(() -> publishNew(post));
  }

  /** Whoever did not hear the answer asks again, perhaps when it could not be accepted any more. */
  private Optional<Receipt> answeredBeforeItsEnd(Post post) {
    boolean isOver = post.expiresAt() != null && !post.expiresAt().isAfter(clock.instant());
    return isOver && post.key() != null ? log.answered(post.key()) : Optional.empty();
  }

  private Receipt publishNew(Post post) {
    Notification notification = notification(post);
    return switch (post.to()) {
      case Audience.Named(var recipients) -> publish(notification, recipients, post.key());
      case Audience.Everyone everyone -> broadcast(notification, post.key());
    };
  }

  private Receipt publish(
      Notification notification, Set<RecipientId> to, @Nullable IdempotencyKey key) {
    Published published = log.publish(notification, to, key);
    published.events().forEach(bus::tell);
    return published.receipt();
  }

  private Receipt broadcast(Notification notification, @Nullable IdempotencyKey key) {
    Broadcast broadcast = log.broadcast(notification, key);
    if (broadcast.number() != null) bus.ringEverybody(broadcast.number());
    return broadcast.receipt();
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
        now,
        post.expiresAt());
  }
}
