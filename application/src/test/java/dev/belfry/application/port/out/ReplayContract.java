package dev.belfry.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.Witness;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link InboxLog} tells those who come back. */
public abstract class ReplayContract extends OneCallerFixture {

  // ---- replay

  @Test
  void a_replay_begins_at_the_asked_position_and_says_where_the_log_ended() {
    Position origin = head(ada);
    published(ada);
    published(ada);
    published(ada);

    Replay.Page page = page(ada, history(ada).get(1).position(), 10);

    assertThat(page.standing()).isEqualTo(history(ada).get(1));
    assertThat(page.events()).isEqualTo(history(ada).subList(2, 4));
    assertThat(page.head()).isEqualTo(log().contact(ada));
    assertThat(after(ada, origin, 10)).isEqualTo(history(ada).subList(1, 4));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 100})
  void pages_of_any_size_make_up_the_whole_log(int limit) {
    Position origin = head(ada);
    for (int i = 0; i < 7; i++) published(ada);

    Replay.Page first = page(ada, origin, limit);

    assertThat(first.events()).hasSize(Math.min(limit, 7));
    assertThat(first.head().position().number()).isEqualTo(7);
    assertThat(after(ada, origin, limit)).isEqualTo(history(ada).subList(1, 8));
  }

  @Test
  void a_replay_at_the_head_is_an_empty_page() {
    published(ada);
    LogHead head = log().contact(ada);

    Replay.Page page = page(ada, head.position(), 10);

    assertThat(page.events()).isEmpty();
    assertThat(page.standing().asHead()).isEqualTo(head);
    assertThat(page.head()).isEqualTo(head);
  }

  @Test
  void a_position_of_another_history_is_lost() {
    published(ada);
    published(ada);
    LogHead head = log().contact(ada);

    for (Position foreign : List.of(Some.foreign(0), Some.foreign(1), Some.foreign(2))) {
      assertThat(log().replay(ada, foreign, 10))
          .isEqualTo(new Replay.Lost(Replay.Reason.DIVERGED, head));
    }
  }

  @Test
  void a_position_beyond_the_head_is_lost() {
    published(ada);
    LogHead head = log().contact(ada);
    Witness witness = head.position().witness();

    for (long number : List.of(2L, 3L, 999_999_999_999_999_999L)) {
      assertThat(log().replay(ada, new Position(number, witness), 10))
          .isEqualTo(new Replay.Lost(Replay.Reason.DIVERGED, head));
    }
  }

  @Test
  void a_pruned_position_is_gone() {
    Position origin = head(ada);
    published(ada);
    Position second = publish(ada, Some.notification());
    Position third = publish(ada, Some.notification());

    prune(ada, 2);

    LogHead head = log().contact(ada);
    assertThat(log().replay(ada, origin, 10)).isEqualTo(new Replay.Lost(Replay.Reason.GONE, head));
    assertThat(log().replay(ada, Some.foreign(1), 10))
        .isEqualTo(new Replay.Lost(Replay.Reason.GONE, head));
    assertThat(page(ada, second, 10).events())
        .extracting(RecordedEvent::position)
        .containsExactly(third);
  }

  @Test
  void a_position_is_gone_with_all_of_the_page_that_followed() {
    Position origin = head(ada);
    for (int i = 0; i < 5; i++) publish(ada, Some.notification());

    prune(ada, 5);

    assertThat(log().replay(ada, origin, 2))
        .isEqualTo(new Replay.Lost(Replay.Reason.GONE, log().contact(ada)));
  }

  @Test
  void a_log_pruned_to_its_newest_event_goes_on() {
    published(ada);
    Position newest = publish(ada, Some.notification());

    prune(ada, 2);
    Notification next = published(ada);

    assertThat(page(ada, newest, 10).events())
        .extracting(RecordedEvent::event)
        .containsExactly(new InboxEvent.Published(next));
    assertThat(log().contact(ada).counts()).isEqualTo(new Counts(3, 3, 3));
    assertThat(items(ada)).hasSize(3);
  }

  @Test
  void nobody_replays_what_is_anothers() {
    Position origin = head(ada);
    published(ada);
    published(ben);

    assertThat(log().replay(ben, origin, 10)).isInstanceOf(Replay.Lost.class);
    assertThat(log().replay(ben, head(ada), 10)).isInstanceOf(Replay.Lost.class);
  }

  // ---- what has moved

  @Test
  void a_log_has_moved_when_it_does_not_end_where_one_stands() {
    RecipientId nobody = Some.recipient();
    Position origin = head(ada);
    published(ada);
    Standing behind = new Standing(ada, origin);
    Standing level = new Standing(ada, head(ada));
    Standing levelToo = new Standing(ben, head(ben));
    Standing diverged = new Standing(ada, Some.foreign(1));
    Standing ahead = new Standing(ada, new Position(2, head(ada).witness()));
    Standing erased = new Standing(nobody, Some.foreign(4));

    List<Standing> moved = log().moved(List.of(behind, level, levelToo, diverged, ahead, erased));

    assertThat(moved).containsExactlyInAnyOrder(behind, diverged, ahead, erased);
  }

  @Test
  void asking_what_has_moved_founds_nothing() {
    log().moved(List.of(new Standing(ada, Some.foreign(0))));

    assertThat(inboxes().page(ada, null, 1)).isEmpty();
  }

  @Test
  void nobody_has_moved_where_nobody_stands() {
    assertThat(log().moved(List.of())).isEmpty();
  }

  @Test
  void a_thousand_can_be_compared_at_once() {
    List<Standing> level =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new Standing(ada, new Position(i + 1, Some.foreign(0).witness())))
            .toList();

    assertThat(log().moved(level)).hasSize(1_000);
  }
}
