package dev.belfry.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.domain.Category;
import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.Item;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Notification;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.StateChange.OfOne;
import java.time.Instant;
import java.util.List;

/** What every contract stands on that tells what the log promises to one caller. */
abstract class OneCallerFixture extends LogFixture {

  static final Instant LUNCH = Instant.parse("2031-05-04T12:00:00.123Z");
  static final Instant TEA = Instant.parse("2031-05-04T16:30:00.456Z");

  final Category orders = new Category("orders");
  final Category builds = new Category("builds");

  final Changed change(RecipientId owner, Notification notification, Mark mark) {
    return change(owner, notification, mark, LUNCH);
  }

  final Changed change(RecipientId owner, Notification notification, Mark mark, Instant at) {
    return log().change(owner, new OfOne(notification.id(), mark), null, at);
  }

  final List<Item> items(RecipientId owner) {
    return inboxes().page(owner, null, 100).orElseThrow().items();
  }

  static RecordedEvent recorded(Changed changed, RecordedEvent before, InboxEvent event) {
    LogHead head = changed.head();
    return new RecordedEvent(
        head.owner(), head.position(), before.position().witness(), head.counts(), event);
  }

  final void assertFoundedOnce(RecipientId owner) {
    List<RecordedEvent> history = history(owner);

    assertThat(history.getFirst().event()).isEqualTo(new InboxEvent.Founded());
    assertThat(history.getFirst().position().number()).isZero();
    assertThat(history.getFirst().counts()).isEqualTo(Counts.NONE);
    assertThat(history.stream().filter(it -> it.event() instanceof InboxEvent.Founded)).hasSize(1);
  }
}
