package dev.belfry.application.service;

import dev.belfry.application.port.in.ChangeInbox;
import dev.belfry.application.port.in.ReadInbox;
import dev.belfry.application.port.out.Bus;
import dev.belfry.application.port.out.Changed;
import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.InboxReader;
import dev.belfry.domain.InboxException.InboxNotFound;
import dev.belfry.domain.InboxPage;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Mark;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.StateChange;
import dev.belfry.domain.View;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A recipient's own view of her inbox. What she changes goes through the log, like a post. */
public final class Inboxes implements ReadInbox, ChangeInbox {

  private final InboxLog log;
  private final InboxReader inboxes;
  private final Bus bus;
  private final InstantSource clock;

  public Inboxes(InboxLog log, InboxReader inboxes, Bus bus, InstantSource clock) {
    this.log = log;
    this.inboxes = inboxes;
    this.bus = bus;
    this.clock = clock;
  }

  @Override
  public InboxPage page(RecipientId recipient, View view, @Nullable Long before, int limit) {
    log.contact(recipient);
    return inboxes
        .page(recipient, view, before, limit)
        .orElseThrow(() -> new IllegalStateException("an inbox vanished after its contact"));
  }

  @Override
  public InboxPage lookUp(RecipientId recipient, View view, @Nullable Long before, int limit) {
    return inboxes.page(recipient, view, before, limit).orElseThrow(InboxNotFound::new);
  }

  @Override
  public LogHead mark(RecipientId recipient, NotificationId notification, Mark mark) {
    return change(recipient, new StateChange.OfOne(notification, mark), null);
  }

  @Override
  public LogHead markAll(
      RecipientId recipient, StateChange.UpTo change, @Nullable Position standing) {
    return change(recipient, change, standing);
  }

  private LogHead change(RecipientId recipient, StateChange change, @Nullable Position standing) {
    Changed changed =
        log.change(recipient, change, standing, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    if (changed.event() != null) bus.tell(changed.event());
    return changed.head();
  }
}
