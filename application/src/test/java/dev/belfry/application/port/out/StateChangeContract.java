package dev.belfry.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.InboxException.NotificationNotFound;
import dev.belfry.domain.InboxException.PositionAhead;
import dev.belfry.domain.Item;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Position;
import dev.belfry.domain.StateChange;
import dev.belfry.domain.StateChange.OfOne;
import dev.belfry.domain.StateChange.UpTo;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link InboxLog} makes of what a recipient does. */
public abstract class StateChangeContract extends OneCallerFixture {

  // ---- what the recipient does

  @Test
  void seen_leaves_it_unread() {
    Notification one = published(ada);

    Changed changed = change(ada, one, Mark.SEEN, LUNCH);

    assertThat(changed.event()).isNotNull();
    assertThat(changed.head().counts()).isEqualTo(new Counts(0, 1, 1));
    assertThat(items(ada)).containsExactly(new Item(one, 1, LUNCH, null));
  }

  @Test
  void read_implies_seen() {
    Notification one = published(ada);

    Changed changed = change(ada, one, Mark.READ, LUNCH);

    assertThat(changed.head().counts()).isEqualTo(new Counts(0, 0, 1));
    assertThat(items(ada)).containsExactly(new Item(one, 1, LUNCH, LUNCH));
  }

  @Test
  void reading_later_keeps_the_time_it_was_seen() {
    Notification one = published(ada);
    change(ada, one, Mark.SEEN, LUNCH);

    change(ada, one, Mark.READ, TEA);

    assertThat(items(ada)).containsExactly(new Item(one, 1, LUNCH, TEA));
  }

  @Test
  void unread_takes_back_read_and_keeps_seen() {
    Notification one = published(ada);
    change(ada, one, Mark.READ, LUNCH);

    Changed changed = change(ada, one, Mark.UNREAD, TEA);

    assertThat(changed.event()).isNotNull();
    assertThat(changed.head().counts()).isEqualTo(new Counts(0, 1, 1));
    assertThat(items(ada)).containsExactly(new Item(one, 1, LUNCH, null));
  }

  @Test
  void a_change_is_an_event_as_it_was_asked_for() {
    Notification one = published(ada);
    StateChange single = new OfOne(one.id(), Mark.SEEN);
    StateChange all = new UpTo(2, null, Mark.READ);

    Changed first = log().change(ada, single, null, LUNCH);
    Changed second = log().change(ada, all, null, TEA);

    assertThat(after(ada, history(ada).get(1).position(), 10))
        .containsExactly(
            recorded(first, history(ada).get(1), new InboxEvent.StateChanged(single, LUNCH)),
            recorded(second, history(ada).get(2), new InboxEvent.StateChanged(all, TEA)));
  }

  @Test
  void a_category_is_part_of_the_event() {
    publish(ada, Some.notification(orders));
    StateChange change = new UpTo(1, orders, Mark.SEEN);

    log().change(ada, change, null, LUNCH);

    assertThat(history(ada).getLast().event())
        .isEqualTo(new InboxEvent.StateChanged(change, LUNCH));
  }

  @Test
  void what_changes_nothing_writes_no_event() {
    Notification one = published(ada);
    change(ada, one, Mark.READ, LUNCH);
    LogHead head = log().contact(ada);

    List<Changed> again =
        List.of(
            change(ada, one, Mark.READ, TEA),
            change(ada, one, Mark.SEEN, TEA),
            log().change(ada, new UpTo(2, null, Mark.READ), null, TEA),
            log().change(ada, new UpTo(2, null, Mark.SEEN), null, TEA),
            log().change(ada, new UpTo(0, null, Mark.READ), null, TEA),
            log().change(ada, new UpTo(2, orders, Mark.READ), null, TEA));

    assertThat(again).allSatisfy(it -> assertThat(it).isEqualTo(new Changed(head, null)));
    assertThat(log().contact(ada)).isEqualTo(head);
    assertThat(items(ada)).containsExactly(new Item(one, 1, LUNCH, LUNCH));
  }

  @Test
  void taking_back_what_was_never_read_changes_nothing() {
    Notification one = published(ada);

    assertThat(change(ada, one, Mark.UNREAD, LUNCH).event()).isNull();

    change(ada, one, Mark.SEEN, LUNCH);
    assertThat(change(ada, one, Mark.UNREAD, TEA).event()).isNull();
    assertThat(items(ada)).containsExactly(new Item(one, 1, LUNCH, null));
  }

  @Test
  void marking_up_to_a_position_never_swallows_a_newcomer() {
    Notification old = published(ada);
    long seenByHer = head(ada).number();
    Notification newcomer = published(ada);

    Changed changed = log().change(ada, new UpTo(seenByHer, null, Mark.READ), null, LUNCH);

    assertThat(changed.head().counts()).isEqualTo(new Counts(1, 1, 2));
    assertThat(items(ada))
        .containsExactly(new Item(newcomer, 2, null, null), new Item(old, 1, LUNCH, LUNCH));
  }

  @Test
  void marking_up_to_the_head_marks_all_and_keeps_earlier_times() {
    Notification first = published(ada);
    Notification second = published(ada);
    change(ada, first, Mark.SEEN, LUNCH);

    Changed changed = log().change(ada, new UpTo(3, null, Mark.READ), null, TEA);

    assertThat(changed.head().position().number()).isEqualTo(4);
    assertThat(changed.head().counts()).isEqualTo(new Counts(0, 0, 2));
    assertThat(items(ada))
        .containsExactly(new Item(second, 2, TEA, TEA), new Item(first, 1, LUNCH, TEA));
  }

  @Test
  void marking_seen_up_to_a_position_leaves_all_unread() {
    published(ada);
    published(ada);

    Changed changed = log().change(ada, new UpTo(2, null, Mark.SEEN), null, TEA);

    assertThat(changed.head().counts()).isEqualTo(new Counts(0, 2, 2));
  }

  @Test
  void marking_a_category_leaves_the_others() {
    Notification order = Some.notification(orders);
    Notification build = Some.notification(builds);
    Notification plain = Some.notification();
    for (Notification one : List.of(order, build, plain)) publish(ada, one);

    log().change(ada, new UpTo(3, orders, Mark.READ), null, LUNCH);

    assertThat(items(ada))
        .containsExactly(
            new Item(plain, 3, null, null),
            new Item(build, 2, null, null),
            new Item(order, 1, LUNCH, LUNCH));
  }

  // ---- of others, and of what is not there

  @Test
  void what_one_does_is_not_seen_by_another() {
    published(ben);
    published(ada);

    log().change(ada, new UpTo(1, null, Mark.READ), null, LUNCH);

    assertThat(log().contact(ben).counts()).isEqualTo(new Counts(1, 1, 1));
    assertThat(head(ben).number()).isEqualTo(1);
  }

  @Test
  void a_change_beyond_the_head_is_refused_and_changes_nothing() {
    published(ada);
    LogHead head = log().contact(ada);

    assertThatThrownBy(() -> log().change(ada, new UpTo(2, null, Mark.READ), null, LUNCH))
        .isInstanceOf(PositionAhead.class);

    assertThat(log().contact(ada)).isEqualTo(head);
    assertThat(items(ada)).allSatisfy(item -> assertThat(item.seenAt()).isNull());
  }

  @Test
  void a_change_by_somebody_who_stands_in_another_history_is_refused_and_changes_nothing() {
    Notification one = published(ada);
    LogHead head = log().contact(ada);
    Position next = new Position(2, head.position().witness());
    StateChange all = new UpTo(1, null, Mark.READ);

    for (Position standing : List.of(Some.foreign(1), Some.foreign(0), Some.foreign(9), next)) {
      assertThatThrownBy(() -> log().change(ada, all, standing, LUNCH))
          .isInstanceOf(PositionAhead.class);
      assertThatThrownBy(() -> log().change(ada, new OfOne(one.id(), Mark.READ), standing, LUNCH))
          .isInstanceOf(PositionAhead.class);
    }

    assertThat(log().contact(ada)).isEqualTo(head);
    assertThat(items(ada)).containsExactly(new Item(one, 1, null, null));
  }

  @Test
  void a_change_by_somebody_who_stands_anywhere_in_the_log_is_accepted() {
    Position origin = head(ada);
    Notification one = published(ada);

    assertThat(log().change(ada, new OfOne(one.id(), Mark.SEEN), origin, LUNCH).event())
        .isNotNull();
    assertThat(log().change(ada, new UpTo(1, null, Mark.READ), head(ada), LUNCH).event())
        .isNotNull();
  }

  @Test
  void what_is_not_in_this_inbox_is_not_found_and_changes_nothing() {
    Notification hers = published(ada);
    published(ben);
    LogHead head = log().contact(ben);
    NotificationId nobodys = Some.notification().id();

    for (NotificationId id : List.of(hers.id(), nobodys)) {
      for (Mark mark : Mark.values()) {
        assertThatThrownBy(() -> log().change(ben, new OfOne(id, mark), null, LUNCH))
            .isInstanceOf(NotificationNotFound.class);
      }
    }

    assertThat(log().contact(ben)).isEqualTo(head);
    assertThat(items(ada)).containsExactly(new Item(hers, 1, null, null));
  }

  @Test
  void a_notification_is_not_found_by_somebody_without_an_inbox() {
    NotificationId hers = published(ada).id();

    assertThatThrownBy(() -> log().change(ben, new OfOne(hers, Mark.READ), null, LUNCH))
        .isInstanceOf(NotificationNotFound.class);
  }
}
