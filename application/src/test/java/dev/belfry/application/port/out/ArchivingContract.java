package dev.belfry.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.Item;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.StateChange.OfOne;
import dev.belfry.domain.StateChange.UpTo;
import dev.belfry.domain.View;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a notification that is put away, in every {@link InboxLog}. */
public abstract class ArchivingContract extends OneCallerFixture {

  @Test
  void what_is_archived_leaves_the_counts_and_keeps_its_marks() {
    Notification seen = published(ada);
    Notification untouched = published(ada);
    change(ada, seen, Mark.SEEN, LUNCH);

    assertThat(change(ada, seen, Mark.ARCHIVED, TEA).head().counts())
        .isEqualTo(new Counts(1, 1, 1));
    assertThat(change(ada, untouched, Mark.ARCHIVED, TEA).head().counts()).isEqualTo(Counts.NONE);

    assertThat(items(ada)).isEmpty();
    assertThat(archived(ada))
        .containsExactly(
            new Item(untouched, 2, null, null, TEA), new Item(seen, 1, LUNCH, null, TEA));
  }

  @Test
  void unarchived_brings_back_what_was_put_away_to_where_it_was() {
    Notification one = published(ada);
    Notification newer = published(ada);
    change(ada, one, Mark.SEEN, LUNCH);
    change(ada, one, Mark.ARCHIVED, LUNCH);

    Changed changed = change(ada, one, Mark.UNARCHIVED, TEA);

    assertThat(changed.head().counts()).isEqualTo(new Counts(1, 2, 2));
    assertThat(changed.event())
        .extracting(RecordedEvent::event)
        .isEqualTo(new InboxEvent.StateChanged(new OfOne(one.id(), Mark.UNARCHIVED), TEA));
    assertThat(items(ada))
        .containsExactly(new Item(newer, 2, null, null), new Item(one, 1, LUNCH, null));
    assertThat(archived(ada)).isEmpty();
  }

  @Test
  void archiving_again_changes_nothing_and_writes_no_event() {
    Notification one = published(ada);
    assertThat(change(ada, one, Mark.UNARCHIVED, LUNCH).event()).isNull();
    change(ada, one, Mark.ARCHIVED, LUNCH);
    LogHead head = log().contact(ada);

    assertThat(change(ada, one, Mark.ARCHIVED, TEA)).isEqualTo(new Changed(head, null));
    assertThat(log().change(ada, new UpTo(2, null, Mark.ARCHIVED), null, TEA))
        .isEqualTo(new Changed(head, null));

    assertThat(archived(ada)).containsExactly(new Item(one, 1, null, null, LUNCH));
  }

  @Test
  void archiving_up_to_a_position_never_swallows_a_newcomer() {
    Notification old = Some.notification(orders);
    Notification other = Some.notification(builds);
    Notification newcomer = Some.notification(orders);
    for (Notification one : List.of(old, other, newcomer)) publish(ada, one);

    Changed changed = log().change(ada, new UpTo(2, orders, Mark.ARCHIVED), null, LUNCH);

    assertThat(changed.head().counts()).isEqualTo(new Counts(2, 2, 2));
    assertThat(items(ada)).extracting(Item::notification).containsExactly(newcomer, other);
    assertThat(archived(ada)).containsExactly(new Item(old, 1, null, null, LUNCH));
  }

  @Test
  void what_is_done_to_many_leaves_the_archived_alone() {
    Notification archived = published(ada);
    published(ada);
    change(ada, archived, Mark.ARCHIVED, LUNCH);

    log().change(ada, new UpTo(3, null, Mark.SEEN), null, TEA);
    log().change(ada, new UpTo(4, null, Mark.READ), null, TEA);

    assertThat(archived(ada)).containsExactly(new Item(archived, 1, null, null, LUNCH));
    assertThat(log().contact(ada).counts()).isEqualTo(new Counts(0, 0, 1));
  }

  @Test
  void an_archived_one_can_be_read_by_itself_and_the_counts_stay() {
    Notification one = published(ada);
    published(ada);
    change(ada, one, Mark.ARCHIVED, LUNCH);

    for (Mark mark : List.of(Mark.SEEN, Mark.READ, Mark.UNREAD)) {
      Changed changed = change(ada, one, mark, TEA);
      assertThat(changed.event()).as("%s", mark).isNotNull();
      assertThat(changed.head().counts()).as("%s", mark).isEqualTo(new Counts(1, 1, 1));
    }

    assertThat(archived(ada)).containsExactly(new Item(one, 1, TEA, null, LUNCH));
    assertThat(change(ada, one, Mark.UNARCHIVED, TEA).head().counts())
        .isEqualTo(new Counts(1, 2, 2));
  }

  @Test
  void an_archived_one_is_told_again_on_replay() {
    Position origin = head(ada);
    Notification one = published(ada);
    change(ada, one, Mark.ARCHIVED, LUNCH);

    assertThat(after(ada, origin, 10))
        .extracting(RecordedEvent::event)
        .containsExactly(
            new InboxEvent.Published(one),
            new InboxEvent.StateChanged(new OfOne(one.id(), Mark.ARCHIVED), LUNCH));
  }

  private List<Item> archived(RecipientId owner) {
    View archived = new View(View.State.ARCHIVED, null);
    return inboxes().page(owner, archived, null, 100).orElseThrow().items();
  }
}
