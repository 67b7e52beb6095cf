package dev.belfry.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belfry.application.port.out.InMemoryInboxLog;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxException.NotificationNotFound;
import dev.belfry.domain.InboxException.PositionAhead;
import dev.belfry.domain.InboxPage;
import dev.belfry.domain.Item;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Notification;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.StateChange.UpTo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InboxesTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2031-05-04T12:00:00.123456789Z"));

  private final RecipientId ada = Some.recipient();
  private final RecipientId ben = Some.recipient();
  private final InMemoryInboxLog log = new InMemoryInboxLog();
  private final RecordingBus bus = new RecordingBus();
  private final Inboxes inboxes = new Inboxes(log, log, bus, NOON);

  @Test
  void the_first_look_creates_the_inbox() {
    InboxPage page = inboxes.page(ada, null, 20);

    assertThat(page).isEqualTo(new InboxPage(log.contact(ada), List.of(), false));
  }

  @Test
  void a_change_is_told_as_it_was_recorded() {
    Notification one = published(ada);

    LogHead head = inboxes.mark(ada, one.id(), Mark.READ);

    assertThat(head).isEqualTo(log.contact(ada));
    assertThat(head.counts()).isEqualTo(new Counts(0, 0, 1));
    assertThat(bus.told).extracting(RecordedEvent::asHead).containsExactly(head);
    Instant noon = Instant.parse("2031-05-04T12:00:00.123Z");
    assertThat(inboxes.page(ada, null, 20).items()).containsExactly(new Item(one, 1, noon, noon));
  }

  @Test
  void what_is_archived_is_told_as_well() {
    Notification one = published(ada);

    LogHead head = inboxes.mark(ada, one.id(), Mark.ARCHIVED);

    assertThat(head.counts()).isEqualTo(Counts.NONE);
    assertThat(bus.told).extracting(RecordedEvent::asHead).containsExactly(head);
  }

  @Test
  void everything_up_to_a_position_is_told_once() {
    published(ada);
    published(ada);

    LogHead head = inboxes.markAll(ada, new UpTo(2, null, Mark.SEEN), null);

    assertThat(head.counts()).isEqualTo(new Counts(0, 2, 2));
    assertThat(bus.told).extracting(RecordedEvent::asHead).containsExactly(head);
  }

  @Test
  void what_changes_nothing_is_told_to_nobody_and_says_where_the_log_stands() {
    Notification one = published(ada);
    inboxes.mark(ada, one.id(), Mark.READ);
    bus.told.clear();

    LogHead head = inboxes.mark(ada, one.id(), Mark.READ);

    assertThat(head).isEqualTo(log.contact(ada));
    assertThat(bus.told).isEmpty();
  }

  @Test
  void what_is_refused_is_told_to_nobody() {
    Notification hers = published(ada);
    published(ben);

    assertThatThrownBy(() -> inboxes.mark(ben, hers.id(), Mark.READ))
        .isInstanceOf(NotificationNotFound.class);
    assertThatThrownBy(() -> inboxes.markAll(ben, new UpTo(9, null, Mark.READ), null))
        .isInstanceOf(PositionAhead.class);
    assertThatThrownBy(() -> inboxes.markAll(ben, new UpTo(1, null, Mark.READ), Some.foreign(1)))
        .isInstanceOf(PositionAhead.class);

    assertThat(bus.told).isEmpty();
  }

  private Notification published(RecipientId to) {
    Notification one = Some.notification();
    log.publish(one, Set.of(to), null);
    return one;
  }
}
