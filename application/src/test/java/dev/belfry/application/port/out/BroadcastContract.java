package dev.belfry.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.domain.Category;
import dev.belfry.domain.Counts;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.Item;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Position;
import dev.belfry.domain.Progress;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.StateChange.OfOne;
import dev.belfry.domain.StateChange.UpTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link InboxLog} promises about what is for everyone. */
public abstract class BroadcastContract extends LogFixture {

  @Test
  void a_broadcast_is_in_the_inbox_at_the_next_look() {
    log().contact(ada);
    Notification news = Some.notification();

    Broadcast broadcast = log().broadcast(news, null);

    assertThat(broadcast.receipt()).isEqualTo(new Receipt(news.id(), null, false));
    assertThat(log().contact(ada).counts()).isEqualTo(new Counts(1, 1, 1));
    assertThat(told(ada)).containsExactly(news);
    assertThat(inboxes().page(ada, null, 10).orElseThrow().items())
        .containsExactly(new Item(news, 1, null, null));
  }

  @Test
  void numbers_follow_each_other() {
    long first = broadcast().number();

    assertThat(broadcast().number()).isEqualTo(first + 1);
  }

  @Test
  void who_comes_later_does_not_get_it() {
    broadcast();
    RecipientId listed = Some.recipient();
    RecipientId streaming = Some.recipient();

    log().contact(ada);
    published(ben);
    Notification hers = Some.notification();
    log().publish(hers, Set.of(listed, ben), null);
    log().replay(streaming, Some.foreign(0), 10);

    assertThat(told(ada)).isEmpty();
    assertThat(told(ben)).hasSize(2).contains(hers);
    assertThat(told(listed)).containsExactly(hers);
    assertThat(told(streaming)).isEmpty();
  }

  @Test
  void what_was_accepted_before_another_comes_before_it_in_every_log() {
    List<Notification> accepted = new ArrayList<>();
    log().contact(ada);
    log().contact(ben);
    for (int i = 0; i < 3; i++) {
      accepted.add(published(ada));
      accepted.add(broadcast(Some.notification()));
      Notification toBoth = Some.notification();
      log().publish(toBoth, Set.of(ada, ben), null);
      accepted.add(toBoth);
      accepted.add(broadcast(Some.notification()));
    }
    accepted.add(published(ada));

    assertThat(told(ada)).isEqualTo(accepted);
    assertThat(told(ben))
        .isEqualTo(accepted.stream().filter(told(ben)::contains).toList())
        .hasSize(9);
  }

  @Test
  void a_post_that_finds_a_broadcast_due_is_recorded_once_with_its_key() {
    log().contact(ada);
    Notification news = broadcast(Some.notification());
    IdempotencyKey key = Some.key();
    Notification post = Some.notification();

    Published first = log().publish(post, Set.of(ada), key);
    Published again = log().publish(Some.notification(), Set.of(ada), key);

    assertThat(first.receipt()).isEqualTo(new Receipt(post.id(), 1, false));
    assertThat(heads(first)).containsExactly(new Standing(ada, head(ada)));
    assertThat(again.receipt()).isEqualTo(new Receipt(post.id(), 1, true));
    assertThat(told(ada)).containsExactly(news, post);
  }

  @Test
  void a_list_gives_each_what_is_due_to_her() {
    log().contact(ada);
    Notification first = broadcast(Some.notification());
    log().contact(ben);
    Notification second = broadcast(Some.notification());
    Notification toBoth = Some.notification();

    log().publish(toBoth, Set.of(ada, ben), null);

    assertThat(told(ada)).containsExactly(first, second, toBoth);
    assertThat(told(ben)).containsExactly(second, toBoth);
  }

  @Test
  void broadcasting_again_with_the_same_key_records_nothing_new() {
    log().contact(ada);
    IdempotencyKey key = Some.key();
    Broadcast first = log().broadcast(Some.notification(), key);

    Broadcast again = log().broadcast(Some.notification(), key);

    assertThat(first.number()).isNotNull();
    assertThat(again).isEqualTo(new Broadcast(new Receipt(first.receipt().id(), null, true), null));
    assertThat(told(ada)).hasSize(1);
  }

  @Test
  void a_replay_brings_what_is_due() {
    published(ada);
    Position standing = head(ada);
    Notification news = broadcast(Some.notification());

    assertThat(page(ada, standing, 10).events())
        .extracting(RecordedEvent::event)
        .containsExactly(new InboxEvent.Published(news));
    assertThat(page(ada, standing, 10).head()).isEqualTo(log().contact(ada));
  }

  @Test
  void a_broadcast_is_read_like_any_other() {
    log().contact(ada);
    log().contact(ben);
    Notification news = Some.notification(new Category("news"));
    broadcast(news);
    log().contact(ada);
    log().contact(ben);

    log().change(ada, new OfOne(news.id(), Mark.READ), null, Some.now());
    log().change(ben, new UpTo(1, news.category(), Mark.SEEN), null, Some.now());

    assertThat(log().contact(ada).counts()).isEqualTo(new Counts(0, 0, 1));
    assertThat(log().contact(ben).counts()).isEqualTo(new Counts(0, 1, 1));
    assertThat(inboxes().progress(news.id()))
        .hasValueSatisfying(progress -> {
          assertThat(progress.recipients()).isNull();
          assertThat(progress.stored()).isGreaterThanOrEqualTo(2);
          assertThat(progress.seen()).isEqualTo(2);
          assertThat(progress.read()).isEqualTo(1);
        });
  }

  @Test
  void a_broadcast_that_nobody_has_is_known_to_its_sender() {
    Notification news = broadcast(Some.notification());

    assertThat(inboxes().progress(news.id())).contains(new Progress(news, null, 0, 0, 0));
  }

  @Test
  void many_that_are_due_come_in_their_order_and_a_look_follows_the_last() {
    log().contact(ada);
    List<Notification> all =
        IntStream.range(0, 1_234).mapToObj(_ -> broadcast(Some.notification())).toList();

    assertThat(log().contact(ada).counts()).isEqualTo(new Counts(1_234, 1_234, 1_234));
    assertThat(told(ada)).isEqualTo(all);
    assertThat(history(ada)).extracting(RecordedEvent::counts).isEqualTo(Recount.of(history(ada)));
  }

  @Test
  void a_post_comes_after_all_of_many_that_are_due() {
    log().contact(ada);
    log().contact(ben);
    for (int i = 0; i < 1_001; i++) broadcast();

    Notification hers = published(ada);
    log().publish(Some.notification(), Set.of(ada, ben), null);

    assertThat(told(ada)).hasSize(1_003).element(1_001).isEqualTo(hers);
    assertThat(told(ben)).hasSize(1_002);
  }

  // ---- those who are connected

  @Test
  void appending_tells_where_all_of_these_logs_stand() {
    published(ada);
    log().contact(ben);
    broadcast();
    log().contact(ben); // by another node, say
    RecipientId nobody = Some.recipient();

    Appended appended = log().appendBroadcasts(List.of(ada, ben, nobody));

    assertThat(appended.heads())
        .containsExactlyInAnyOrder(new Standing(ada, head(ada)), new Standing(ben, head(ben)));
    assertThat(appended.events()).containsExactly(history(ada).getLast());
    assertThat(head(ada).number()).isEqualTo(2);
    assertThat(inboxes().page(nobody, null, 1)).isEmpty();
  }

  @Test
  void appending_again_changes_nothing() {
    log().contact(ada);
    broadcast();
    List<Standing> first = log().appendBroadcasts(List.of(ada)).heads();

    assertThat(log().appendBroadcasts(List.of(ada))).isEqualTo(new Appended(List.of(), first));
    assertThat(log().appendBroadcasts(List.of()).heads()).isEmpty();
  }

  @Test
  void a_thousand_get_theirs_at_once() {
    List<RecipientId> people = IntStream.range(0, 1_000).mapToObj(_ -> Some.recipient()).toList();
    log().publish(Some.notification(), Set.copyOf(people), null);
    for (int i = 0; i < 12; i++) broadcast();

    Appended appended = log().appendBroadcasts(people);

    assertThat(appended.heads())
        .hasSize(1_000)
        .allSatisfy(head -> assertThat(head.position().number()).isEqualTo(13));
    assertThat(appended.events()).hasSize(12_000);
    assertThat(appended.events().stream().filter(it -> it.owner().equals(people.getFirst())))
        .isEqualTo(history(people.getFirst()).subList(2, 14));
  }

  // ---- how the tests say it

  private Broadcast broadcast() {
    return log().broadcast(Some.notification(), null);
  }

  private Notification broadcast(Notification notification) {
    log().broadcast(notification, null);
    return notification;
  }

  /** What has come into a log, in order. */
  private List<Notification> told(RecipientId owner) {
    Position origin = history(owner).getFirst().position();
    return after(owner, origin, 500).stream()
        .map(event -> ((InboxEvent.Published) event.event()).notification())
        .toList();
  }
}
