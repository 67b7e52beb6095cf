package dev.belfry.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.domain.Counts;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.Item;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Position;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.StateChange.UpTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link InboxLog} promises to one caller: how a log begins, how it is numbered, and
 * what becomes of a list. Subclasses only say how to build one.
 */
public abstract class InboxLogContract extends OneCallerFixture {

  // ---- how a log begins

  @Test
  void a_log_begins_with_a_founding_event_when_a_look_comes_first() {
    LogHead head = log().contact(ada);

    assertThat(head.owner()).isEqualTo(ada);
    assertThat(head.position().number()).isZero();
    assertThat(head.counts()).isEqualTo(Counts.NONE);
    assertThat(history(ada))
        .containsExactly(
            new RecordedEvent(ada, head.position(), null, Counts.NONE, new InboxEvent.Founded()));
  }

  @Test
  void a_log_begins_with_a_founding_event_when_a_post_comes_first() {
    Position first = publish(ada, Some.notification());

    assertThat(first.number()).isEqualTo(1);
    assertFoundedOnce(ada);
  }

  @Test
  void a_log_begins_with_a_founding_event_when_a_stream_comes_first() {
    Replay replay = log().replay(ada, Some.foreign(3), 10);

    assertThat(replay).isEqualTo(new Replay.Lost(Replay.Reason.DIVERGED, log().contact(ada)));
    assertThat(replay.head().position().number()).isZero();
    assertFoundedOnce(ada);
  }

  @Test
  void the_founding_position_of_another_log_is_not_taken_for_ones_own() {
    Replay replay = log().replay(ada, head(ben), 10);

    assertThat(replay).isEqualTo(new Replay.Lost(Replay.Reason.DIVERGED, log().contact(ada)));
  }

  @Test
  void a_log_is_founded_when_a_change_comes_first() {
    Changed changed = log().change(ada, new UpTo(0, null, Mark.READ), null, LUNCH);

    assertThat(changed).isEqualTo(new Changed(log().contact(ada), null));
    assertFoundedOnce(ada);
  }

  @Test
  void a_second_contact_founds_nothing() {
    LogHead first = log().contact(ada);

    assertThat(log().contact(ada)).isEqualTo(first);
  }

  // ---- numbers, witnesses and counts

  @Test
  void positions_have_no_hole_and_each_event_names_the_one_before() {
    for (int i = 0; i < 5; i++) published(ada);
    log().change(ada, new UpTo(3, null, Mark.SEEN), null, LUNCH);

    List<RecordedEvent> history = history(ada);

    assertThat(numbers(history)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
    for (int i = 1; i < history.size(); i++) {
      assertThat(history.get(i).previous()).isEqualTo(history.get(i - 1).position().witness());
    }
    assertThat(history.stream().map(event -> event.position().witness()).distinct()).hasSize(7);
  }

  @Test
  void publish_answers_where_the_event_stands() {
    Notification notification = Some.notification();

    Published published = log().publish(notification, Set.of(ada), null);

    assertThat(published.receipt()).isEqualTo(new Receipt(notification.id(), 1, false));
    assertThat(published.events()).containsExactly(history(ada).getLast());
    assertThat(history(ada).getLast().event()).isEqualTo(new InboxEvent.Published(notification));
  }

  @Test
  void what_is_answered_is_what_others_read() {
    log().contact(ada);

    List<RecordedEvent> told = new ArrayList<>();
    for (int i = 0; i < 3; i++)
      told.addAll(log().publish(Some.everything(), Set.of(ada), null).events());
    told.addAll(
        log().publish(Some.everything(), Set.of(ben, ada), null).events().stream()
            .filter(it -> it.owner().equals(ada))
            .toList());
    told.add(log().change(ada, new UpTo(3, null, Mark.READ), null, LUNCH).event());

    assertThat(history(ada).subList(1, 6)).isEqualTo(told);
  }

  @Test
  void several_are_answered_in_the_order_in_which_they_asked() {
    published(ada);
    Position bens = head(ben);
    published(ben);
    RecipientId newcomer = Some.recipient();

    List<Replay> replays =
        log()
            .replay(
                List.of(
                    new Standing(ben, bens),
                    new Standing(newcomer, bens),
                    new Standing(ada, Some.foreign(0)),
                    new Standing(ben, bens)),
                10);

    assertThat(replays.get(0)).isEqualTo(log().replay(ben, bens, 10));
    assertThat(replays.get(1))
        .isEqualTo(new Replay.Lost(Replay.Reason.DIVERGED, log().contact(newcomer)));
    assertThat(replays.get(2))
        .isEqualTo(new Replay.Lost(Replay.Reason.DIVERGED, log().contact(ada)));
    assertThat(replays.get(3)).isEqualTo(replays.get(0));
  }

  @Test
  void logs_are_numbered_each_by_itself() {
    published(ada);
    published(ben);
    published(ada);

    assertThat(head(ada).number()).isEqualTo(2);
    assertThat(head(ben).number()).isEqualTo(1);
  }

  @Test
  void recipients_are_told_apart_by_every_bit_of_their_names() {
    String name = Some.recipient().value();
    List<RecipientId> people =
        List.of(
            new RecipientId(name + "é"),
            new RecipientId(name + "e\u0301"),
            new RecipientId(name + "É"),
            new RecipientId(name + "é "));

    people.forEach(this::published);

    assertThat(people).allSatisfy(one -> assertThat(head(one).number()).isEqualTo(1));
  }

  @Test
  void each_event_carries_the_counts_that_were_true_then() {
    Notification first = published(ada);
    published(ada);
    published(ada);
    change(ada, first, Mark.READ);
    log().change(ada, new UpTo(2, null, Mark.SEEN), null, LUNCH);
    change(ada, first, Mark.UNREAD);

    assertThat(history(ada).stream().map(RecordedEvent::counts))
        .containsExactly(
            Counts.NONE,
            new Counts(1, 1, 1),
            new Counts(2, 2, 2),
            new Counts(3, 3, 3),
            new Counts(2, 2, 3),
            new Counts(1, 2, 3),
            new Counts(1, 3, 3));
    assertThat(log().contact(ada).counts()).isEqualTo(new Counts(1, 3, 3));
  }

  // ---- lists

  @Test
  void a_list_reaches_everybody_on_it_and_founds_the_logs_of_newcomers() {
    RecipientId newcomer = Some.recipient();
    published(ada);
    log().contact(ben);
    Notification notification = Some.notification();

    Published published = log().publish(notification, Set.of(ada, ben, newcomer), null);

    assertThat(published.receipt()).isEqualTo(new Receipt(notification.id(), 3, false));
    assertThat(heads(published))
        .containsExactlyInAnyOrder(
            new Standing(ada, head(ada)),
            new Standing(ben, head(ben)),
            new Standing(newcomer, head(newcomer)));
    assertThat(head(ada).number()).isEqualTo(2);
    for (RecipientId one : List.of(ada, ben, newcomer)) {
      assertFoundedOnce(one);
      assertThat(history(one).getLast().event()).isEqualTo(new InboxEvent.Published(notification));
      assertThat(items(one)).extracting(Item::notification).startsWith(notification);
    }
  }

  @Test
  void a_list_of_a_thousand_is_recorded_at_once() {
    List<RecipientId> people = IntStream.range(0, 1_000).mapToObj(i -> Some.recipient()).toList();

    Published published = log().publish(Some.notification(), Set.copyOf(people), null);

    assertThat(heads(published)).hasSize(1_000);
    assertThat(head(people.get(999)).number()).isEqualTo(1);
    assertThat(inboxes().progress(published.receipt().id()))
        .hasValueSatisfying(progress -> {
          assertThat(progress.recipients()).isEqualTo(1_000);
          assertThat(progress.stored()).isEqualTo(1_000);
        });
  }

  @Test
  void a_list_with_a_known_key_records_nothing_and_tells_the_first_number() {
    IdempotencyKey key = Some.key();
    Published first = log().publish(Some.notification(), Set.of(ada, ben), key);

    Published again = log().publish(Some.notification(), Set.of(ada, ben), key);

    assertThat(again.receipt()).isEqualTo(new Receipt(first.receipt().id(), 2, true));
    assertThat(heads(again)).isEmpty();
    assertThat(head(ben).number()).isEqualTo(1);
  }

  private static List<Long> numbers(List<RecordedEvent> events) {
    return events.stream().map(event -> event.position().number()).toList();
  }
}
