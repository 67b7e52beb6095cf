package dev.belfry.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.application.port.out.Removals.Removed;
import dev.belfry.domain.Counts;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.InboxException.NotificationNotFound;
import dev.belfry.domain.Item;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Position;
import dev.belfry.domain.Progress;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Removal;
import dev.belfry.domain.StateChange.OfOne;
import dev.belfry.domain.StateChange.UpTo;
import dev.belfry.domain.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Removals} promises. */
public abstract class RemovalsContract extends LogFixture {

  private final Instant now = Some.now();
  private final Instant soon = now.plus(Duration.ofMinutes(1));

  // ---- recall

  @Test
  void what_is_recalled_leaves_inbox_and_counts_with_an_event() {
    Notification kept = published(ada);
    Notification recalled = published(ada);

    Removed removed = recall(recalled);

    assertThat(removed).isEqualTo(new Removed(List.of(new Standing(ada, head(ada))), null));
    assertThat(log().contact(ada).counts()).isEqualTo(new Counts(1, 1, 1));
    assertThat(items(ada)).extracting(Item::notification).containsExactly(kept);
    assertThat(history(ada).getLast().event())
        .isEqualTo(new InboxEvent.Removed(recalled.id(), Removal.RECALLED));
    assertThat(inboxes().progress(recalled.id())).contains(new Progress(recalled, 1, 0, 0, 0));
  }

  @Test
  void what_was_read_takes_only_itself_from_the_counts() {
    Notification read = published(ada);
    Notification seen = published(ada);
    published(ada);
    log().change(ada, new OfOne(read.id(), Mark.READ), null, now);
    log().change(ada, new OfOne(seen.id(), Mark.SEEN), null, now);

    recall(read);
    assertThat(log().contact(ada).counts()).isEqualTo(new Counts(1, 2, 2));

    recall(seen);
    assertThat(log().contact(ada).counts()).isEqualTo(new Counts(1, 1, 1));
  }

  @Test
  void what_was_archived_takes_nothing_from_the_counts() {
    Notification recalled = published(ada);
    Notification brief = expiring(soon);
    publish(ada, brief);
    published(ada);
    Notification news = broadcast(Some.notification());
    log().contact(ada);
    for (Notification one : List.of(recalled, brief, news)) {
      log().change(ada, new OfOne(one.id(), Mark.ARCHIVED), null, now);
    }

    recall(recalled);
    removals().expire(soon);
    recall(news);

    assertThat(log().contact(ada).counts()).isEqualTo(new Counts(1, 1, 1));
    assertThat(inboxes().page(ada, new View(View.State.ARCHIVED, null), null, 9).orElseThrow())
        .satisfies(page -> assertThat(page.items()).isEmpty());
    assertThat(history(ada).subList(8, 11))
        .extracting(RecordedEvent::event)
        .containsExactly(
            new InboxEvent.Removed(recalled.id(), Removal.RECALLED),
            new InboxEvent.Removed(brief.id(), Removal.EXPIRED),
            new InboxEvent.Removed(news.id(), Removal.RECALLED));
    assertThat(history(ada).subList(8, 11))
        .extracting(RecordedEvent::counts)
        .containsOnly(new Counts(1, 1, 1));
  }

  @Test
  void recalling_again_changes_nothing() {
    Notification one = published(ada);
    recall(one);
    Position head = head(ada);

    assertThat(recall(one)).isEqualTo(Removed.NOTHING);
    assertThat(head(ada)).isEqualTo(head);
  }

  @Test
  void nobody_recalls_what_is_anothers_or_what_does_not_exist() {
    Notification one = published(ada);

    assertThatThrownBy(() -> removals().recall(one.id(), Some.sender()))
        .isInstanceOf(NotificationNotFound.class);
    assertThatThrownBy(() -> recall(Some.notification())).isInstanceOf(NotificationNotFound.class);

    assertThat(items(ada)).hasSize(1);
  }

  @Test
  void a_list_is_recalled_from_every_inbox() {
    Notification toBoth = Some.notification();
    log().publish(toBoth, Set.of(ada, ben), null);

    Removed removed = recall(toBoth);

    assertThat(removed.heads())
        .containsExactlyInAnyOrder(new Standing(ada, head(ada)), new Standing(ben, head(ben)));
    assertThat(items(ada)).isEmpty();
    assertThat(items(ben)).isEmpty();
  }

  @Test
  void a_key_still_answers_as_it_did_when_its_notification_was_recalled() {
    IdempotencyKey key = Some.key();
    Notification one = Some.notification();
    log().publish(one, Set.of(ada), key);
    recall(one);

    Published again = log().publish(Some.notification(), Set.of(ada), key);

    assertThat(again.receipt()).isEqualTo(new Receipt(one.id(), 1, true));
    assertThat(items(ada)).isEmpty();
  }

  @Test
  void what_was_recalled_can_no_longer_be_marked() {
    Notification one = published(ada);
    recall(one);

    assertThatThrownBy(() -> log().change(ada, new OfOne(one.id(), Mark.READ), null, now))
        .isInstanceOf(NotificationNotFound.class);
    assertThat(log().change(ada, new UpTo(2, null, Mark.READ), null, now).event()).isNull();
  }

  @Test
  void a_replay_leaves_out_the_content_of_what_has_gone_and_keeps_every_position() {
    Position origin = head(ada);
    Notification gone = published(ada);
    log().change(ada, new OfOne(gone.id(), Mark.SEEN), null, now);
    Notification kept = published(ada);
    recall(gone);

    List<RecordedEvent> replayed = after(ada, origin, 2);

    assertThat(replayed)
        .extracting(RecordedEvent::event)
        .containsExactly(
            new InboxEvent.LeftOut(),
            new InboxEvent.StateChanged(new OfOne(gone.id(), Mark.SEEN), now),
            new InboxEvent.Published(kept),
            new InboxEvent.Removed(gone.id(), Removal.RECALLED));
    assertThat(replayed)
        .extracting(RecordedEvent::counts)
        .containsExactly(
            new Counts(1, 1, 1), new Counts(0, 1, 1), new Counts(1, 2, 2), new Counts(1, 1, 1));
  }

  // ---- what is for everyone

  @Test
  void a_recalled_broadcast_leaves_the_inboxes_that_hold_it() {
    log().contact(ada);
    Notification news = broadcast(Some.notification());
    log().contact(ada);
    log().change(ada, new OfOne(news.id(), Mark.READ), null, now);

    Removed removed = recall(news);

    assertThat(removed.heads()).isEmpty();
    assertThat(removed.broadcasts()).isNotNull();
    assertThat(log().contact(ada).counts()).isEqualTo(Counts.NONE);
    assertThat(history(ada).getLast().event())
        .isEqualTo(new InboxEvent.Removed(news.id(), Removal.RECALLED));
    assertThat(recall(news)).isEqualTo(Removed.NOTHING);
  }

  @Test
  void who_has_not_had_a_broadcast_hears_neither_of_it_nor_of_its_recall() {
    log().contact(ada);
    Notification before = broadcast(Some.notification());
    Notification recalled = broadcast(Some.notification());
    Notification after = broadcast(Some.notification());

    recall(recalled);

    assertThat(after(ada, history(ada).getFirst().position(), 10))
        .extracting(RecordedEvent::event)
        .containsExactly(new InboxEvent.Published(before), new InboxEvent.Published(after));
    log().contact(ben);
    assertThat(history(ben)).hasSize(1);
  }

  @Test
  void broadcasts_and_recalls_that_are_due_together_keep_the_counts() {
    log().contact(ada);
    Notification held = broadcast(Some.notification());
    Notification read = broadcast(Some.notification());
    log().contact(ada);
    log().change(ada, new OfOne(read.id(), Mark.READ), null, now);
    Notification late = broadcast(Some.notification());
    recall(read);
    recall(held);
    Notification last = broadcast(Some.notification());
    Notification hers = published(ada);

    assertThat(after(ada, history(ada).get(3).position(), 10))
        .extracting(RecordedEvent::event)
        .containsExactly(
            new InboxEvent.Published(late),
            new InboxEvent.Removed(read.id(), Removal.RECALLED),
            new InboxEvent.Removed(held.id(), Removal.RECALLED),
            new InboxEvent.Published(last),
            new InboxEvent.Published(hers));
    assertThat(after(ada, history(ada).get(3).position(), 10))
        .extracting(RecordedEvent::counts)
        .containsExactly(
            new Counts(2, 2, 3),
            new Counts(2, 2, 2),
            new Counts(1, 1, 1),
            new Counts(2, 2, 2),
            new Counts(3, 3, 3));
  }

  // ---- expiry

  @Test
  void what_has_expired_leaves_the_inbox_and_nothing_before() {
    Notification brief = expiring(soon);
    log().publish(brief, Set.of(ada, ben), null);
    Notification kept = published(ada);

    removals().expire(soon.minusMillis(1));
    assertThat(items(ada)).hasSize(2);

    Removed removed = removals().expire(soon);

    assertThat(removed.heads())
        .contains(new Standing(ada, head(ada)), new Standing(ben, head(ben)));
    assertThat(items(ada)).extracting(Item::notification).containsExactly(kept);
    assertThat(history(ada).getLast().event())
        .isEqualTo(new InboxEvent.Removed(brief.id(), Removal.EXPIRED));
    assertThat(log().contact(ben).counts()).isEqualTo(Counts.NONE);
  }

  @Test
  void the_time_of_expiry_survives() {
    Notification brief = expiring(soon);
    publish(ada, brief);

    assertThat(items(ada)).extracting(Item::notification).containsExactly(brief);
    assertThat(history(ada).getLast().event()).isEqualTo(new InboxEvent.Published(brief));
  }

  @Test
  void what_expires_together_leaves_in_the_order_of_its_arrival() {
    List<Notification> brief = IntStream.range(0, 5).mapToObj(_ -> expiring(soon)).toList();
    brief.forEach(one -> publish(ada, one));
    log().change(ada, new OfOne(brief.get(2).id(), Mark.READ), null, now);

    removals().expire(soon);

    assertThat(history(ada).subList(7, 12))
        .extracting(RecordedEvent::event)
        .containsExactlyElementsOf(
            brief.stream().map(one -> new InboxEvent.Removed(one.id(), Removal.EXPIRED)).toList());
    assertThat(history(ada).subList(7, 12))
        .extracting(RecordedEvent::counts)
        .containsExactly(
            new Counts(3, 3, 4),
            new Counts(2, 2, 3),
            new Counts(2, 2, 2),
            new Counts(1, 1, 1),
            Counts.NONE);
  }

  @Test
  void expired_and_recalled_is_removed_once() {
    Notification first = expiring(soon);
    Notification second = expiring(soon);
    publish(ada, first);
    publish(ada, second);
    Notification news = broadcast(expiring(soon));
    log().contact(ada);

    recall(first);
    recall(news);
    removals().expire(soon);
    removals().expire(soon);
    recall(second);
    recall(news);

    assertThat(history(ada).subList(4, history(ada).size()))
        .extracting(RecordedEvent::event)
        .containsExactlyInAnyOrder(
            new InboxEvent.Removed(first.id(), Removal.RECALLED),
            new InboxEvent.Removed(second.id(), Removal.EXPIRED),
            new InboxEvent.Removed(news.id(), Removal.RECALLED));
  }

  @Test
  void a_broadcast_expires_for_those_who_hold_it() {
    log().contact(ada);
    log().contact(ben);
    Notification news = broadcast(expiring(soon));
    log().contact(ada);

    Removed removed = removals().expire(soon);

    assertThat(removed.broadcasts()).isNotNull();
    assertThat(log().contact(ada).counts()).isEqualTo(Counts.NONE);
    assertThat(history(ada).getLast().event())
        .isEqualTo(new InboxEvent.Removed(news.id(), Removal.EXPIRED));
    log().contact(ben);
    assertThat(history(ben)).hasSize(1);
  }

  @Test
  void hundreds_expire_in_one_go() {
    List<RecipientId> people = IntStream.range(0, 300).mapToObj(_ -> Some.recipient()).toList();
    people.forEach(one -> publish(one, expiring(soon)));

    Removed removed = removals().expire(soon);

    assertThat(removed.heads()).hasSizeGreaterThanOrEqualTo(300);
    assertThat(people)
        .allSatisfy(one -> assertThat(log().contact(one).counts()).isEqualTo(Counts.NONE));
  }

  // ---- how the tests say it

  private Removed recall(Notification notification) {
    return removals().recall(notification.id(), notification.sender());
  }

  private Notification broadcast(Notification notification) {
    log().broadcast(notification, null);
    return notification;
  }

  private static Notification expiring(Instant at) {
    return Some.expiring(at);
  }

  private List<Item> items(RecipientId owner) {
    return inboxes().page(owner, null, 100).orElseThrow().items();
  }
}
