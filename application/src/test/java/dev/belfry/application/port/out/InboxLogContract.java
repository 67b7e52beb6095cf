package dev.belfry.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.domain.Category;
import dev.belfry.domain.Counts;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.InboxException.KeyReused;
import dev.belfry.domain.InboxException.NotificationNotFound;
import dev.belfry.domain.InboxException.PositionAhead;
import dev.belfry.domain.Item;
import dev.belfry.domain.JsonObject;
import dev.belfry.domain.Link;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Message;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Position;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.Priority;
import dev.belfry.domain.QuietHours;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.Ringing;
import dev.belfry.domain.Sender;
import dev.belfry.domain.StateChange;
import dev.belfry.domain.StateChange.OfOne;
import dev.belfry.domain.StateChange.UpTo;
import dev.belfry.domain.View;
import dev.belfry.domain.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link InboxLog} promises to one caller. Subclasses only say how to build one. */
public abstract class InboxLogContract extends LogFixture {

  private static final Instant LUNCH = Instant.parse("2031-05-04T12:00:00.123Z");
  private static final Instant TEA = Instant.parse("2031-05-04T16:30:00.456Z");

  private static final QuietHours NIGHT = new QuietHours("22:00", "07:30", "Asia/Seoul");

  private final Category orders = new Category("orders");
  private final Category builds = new Category("builds");

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

  // ---- what is stored comes back as it was

  @Test
  void every_part_of_a_notification_survives() {
    String tricky =
        "👩‍👩‍👧‍👦 \u2028\u2029 é e\u0301 \t\r\n \"\\/ <b>&amp;</b> \u200f\ud83d\ude00 %00 ' $1 ;--";
    Notification notification =
        new Notification(
            NotificationId.mint(LUNCH),
            Some.sender(),
            new Message("Größe 🐘", "x" + tricky + "x", new Link("/orders/7?a=1&b=ü#🐘")),
            orders,
            Priority.URGENT,
            new JsonObject("{\"b\":1,\"a\":[1.0,1e2,-0,\"\\u2028\",\"\u2028🐘\"],\"b2\":null}"),
            LUNCH);

    publish(ada, notification);

    assertStored(notification);
  }

  @Test
  void the_longest_values_survive() {
    String json = "{\"k\":\"%s\"}";
    Notification notification =
        new Notification(
            NotificationId.mint(LUNCH),
            Some.sender(),
            new Message(
                "🐘".repeat(140),
                "🐘".repeat(4_000),
                new Link("https://shop.example/" + "a".repeat(2_048 - 21))),
            new Category("c".repeat(64)),
            Priority.LOW,
            new JsonObject(json.formatted("a".repeat(JsonObject.MAX_SIZE - json.length() + 2))),
            LUNCH);
    RecipientId longest = new RecipientId(("🐘".repeat(200) + ada).substring(0, 400));

    publish(ada, notification);
    log().contact(longest);

    assertStored(notification);
    assertThat(head(longest)).isEqualTo(log().contact(longest).position());
  }

  /** Rows of JSON keep neither order nor doubles nor the digits of a number; text does. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"z\":1,\"a\":2}",
        "{\"n\":1.00,\"e\":1E+2,\"big\":123456789012345678901234567890}",
        "{\"a\":\"\\u0041\\/\\n\",\"empty\":\"\"}"
      })
  void data_survives_byte_for_byte(String json) {
    Notification plain = Some.notification();
    Notification notification =
        new Notification(
            plain.id(),
            plain.sender(),
            plain.message(),
            null,
            Priority.NORMAL,
            new JsonObject(json),
            plain.createdAt());

    publish(ada, notification);

    assertStored(notification);
  }

  @ParameterizedTest
  @EnumSource
  void every_priority_survives(Priority priority) {
    Notification plain = Some.notification();
    Notification notification =
        new Notification(
            plain.id(), plain.sender(), plain.message(), null, priority, null, plain.createdAt());

    publish(ada, notification);

    assertStored(notification);
  }

  @Test
  void an_empty_body_is_not_an_absent_one() {
    Notification plain = Some.notification();
    Notification notification =
        new Notification(
            plain.id(),
            plain.sender(),
            new Message("Hi", "", null),
            null,
            Priority.NORMAL,
            null,
            plain.createdAt());

    publish(ada, notification);

    assertStored(notification);
  }

  private void assertStored(Notification notification) {
    assertThat(history(ada).getLast().event()).isEqualTo(new InboxEvent.Published(notification));
    assertThat(items(ada)).extracting(Item::notification).containsExactly(notification);
    assertThat(inboxes().progress(notification.id()))
        .hasValueSatisfying(it -> assertThat(it.notification()).isEqualTo(notification));
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

  // ---- the same request again

  @Test
  void a_key_can_be_asked_for_its_answer_without_being_taken() {
    IdempotencyKey key = Some.key();

    assertThat(log().answered(key)).isEmpty();
    Published first = log().publish(Some.notification(), Set.of(ada), key);

    assertThat(first.events()).hasSize(1);
    assertThat(log().answered(key)).contains(new Receipt(first.receipt().id(), 1, true));
  }

  @Test
  void publishing_again_with_the_same_key_records_nothing_new() {
    IdempotencyKey key = Some.key();
    Published first = log().publish(Some.notification(), Set.of(ada), key);

    Published again = log().publish(Some.notification(), Set.of(ada), key);

    assertThat(first.receipt().replayed()).isFalse();
    assertThat(heads(again)).isEmpty();
    assertThat(again.receipt()).isEqualTo(new Receipt(first.receipt().id(), 1, true));
    assertThat(heads(first)).containsExactly(new Standing(ada, head(ada)));
    assertThat(items(ada)).hasSize(1);
  }

  @Test
  void a_known_key_records_nothing_for_another_recipient_either() {
    IdempotencyKey key = Some.key();
    Published first = log().publish(Some.notification(), Set.of(ada), key);

    Published again = log().publish(Some.notification(), Set.of(ben), key);

    assertThat(again.receipt()).isEqualTo(new Receipt(first.receipt().id(), 1, true));
    assertThat(head(ben).number()).isZero();
  }

  @Test
  void a_key_with_another_body_is_refused_and_records_nothing() {
    Sender shop = Some.sender();
    Published first =
        log().publish(Some.notification(), Set.of(ada), Some.key(shop, "k", "{\"a\":1}"));
    Notification other = Some.notification();

    assertThatThrownBy(() -> log().publish(other, Set.of(ada), Some.key(shop, "k", "{\"a\": 1}")))
        .isInstanceOf(KeyReused.class);

    assertThat(heads(first)).containsExactly(new Standing(ada, head(ada)));
    assertThat(inboxes().progress(other.id())).isEmpty();
    assertThat(log().publish(other, Set.of(ada), Some.key(shop, "k", "{\"a\":1}")).receipt().id())
        .isEqualTo(first.receipt().id());
  }

  @Test
  void the_equal_key_of_another_sender_is_another_key() {
    log().publish(Some.notification(), Set.of(ada), Some.key(Some.sender(), "k", "{\"a\":1}"));

    Published other =
        log().publish(Some.notification(), Set.of(ada), Some.key(Some.sender(), "k", "{\"a\":2}"));

    assertThat(other.receipt().replayed()).isFalse();
    assertThat(head(ada).number()).isEqualTo(2);
  }

  @Test
  void another_key_of_the_same_sender_is_another_request() {
    Sender shop = Some.sender();
    log().publish(Some.notification(), Set.of(ada), Some.key(shop, "k", "{}"));

    for (String key : List.of("K", "k ", "k\u0301", "🐘".repeat(255))) {
      log().publish(Some.notification(), Set.of(ada), Some.key(shop, key, "{}"));
    }

    assertThat(head(ada).number()).isEqualTo(5);
  }

  @Test
  void without_a_key_every_request_is_a_new_one() {
    published(ada);
    published(ada);

    assertThat(head(ada).number()).isEqualTo(2);
  }

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

  // ---- archiving

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

  // ---- preferences

  @Test
  void what_somebody_prefers_is_an_event_and_counts_nothing() {
    publish(ada, Some.notification(orders));
    Preferences chosen = new Preferences(Map.of(orders, new Ringing(false, true)), NIGHT);

    Changed changed = log().prefer(ada, chosen, LUNCH);

    assertThat(changed.head().position().number()).isEqualTo(2);
    assertThat(changed.head().counts()).isEqualTo(new Counts(1, 1, 1));
    assertThat(history(ada).getLast())
        .isEqualTo(
            recorded(
                changed, history(ada).get(1), new InboxEvent.PreferencesChanged(chosen, LUNCH)))
        .isEqualTo(changed.event());
    assertThat(inboxes().preferences(ada)).isEqualTo(chosen);
    assertThat(inboxes().preferences(ben)).isEqualTo(Preferences.NONE);
  }

  @Test
  void each_event_says_what_was_preferred_then() {
    Position origin = head(ada);
    List<Preferences> all =
        List.of(
            new Preferences(Map.of(orders, new Ringing(false, false)), null),
            new Preferences(Map.of(), NIGHT),
            Preferences.NONE);

    all.forEach(one -> log().prefer(ada, one, TEA));

    assertThat(after(ada, origin, 10))
        .extracting(RecordedEvent::event)
        .containsExactlyElementsOf(
            all.stream().map(one -> new InboxEvent.PreferencesChanged(one, TEA)).toList());
    assertThat(inboxes().preferences(ada)).isEqualTo(Preferences.NONE);
  }

  @Test
  void preferring_the_same_changes_nothing_and_writes_no_event() {
    Preferences chosen = new Preferences(Map.of(orders, new Ringing(false, true)), NIGHT);
    assertThat(log().prefer(ada, Preferences.NONE, LUNCH).event()).isNull();
    LogHead head = log().prefer(ada, chosen, LUNCH).head();

    assertThat(log().prefer(ada, chosen, TEA)).isEqualTo(new Changed(head, null));
    assertThat(log().contact(ada)).isEqualTo(head);
  }

  @Test
  void a_log_is_founded_when_a_preference_comes_first() {
    log().prefer(ada, new Preferences(Map.of(), NIGHT), LUNCH);

    assertFoundedOnce(ada);
  }

  @Test
  void the_longest_preferences_survive() {
    Map<Category, Ringing> many = new HashMap<>();
    for (int i = 0; i < Preferences.MAX_CATEGORIES; i++) {
      many.put(new Category("%064d".formatted(i)), new Ringing(i % 2 == 0, i % 3 == 0));
    }
    Preferences chosen = new Preferences(many, NIGHT);

    log().prefer(ada, chosen, LUNCH);

    assertThat(inboxes().preferences(ada)).isEqualTo(chosen);
    assertThat(history(ada).getLast().event())
        .isEqualTo(new InboxEvent.PreferencesChanged(chosen, LUNCH));
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

  // ---- how the tests say it

  private Changed change(RecipientId owner, Notification notification, Mark mark) {
    return change(owner, notification, mark, LUNCH);
  }

  private Changed change(RecipientId owner, Notification notification, Mark mark, Instant at) {
    return log().change(owner, new OfOne(notification.id(), mark), null, at);
  }

  private List<Item> items(RecipientId owner) {
    return inboxes().page(owner, null, 100).orElseThrow().items();
  }

  private List<Item> archived(RecipientId owner) {
    View archived = new View(View.State.ARCHIVED, null);
    return inboxes().page(owner, archived, null, 100).orElseThrow().items();
  }

  private static RecordedEvent recorded(Changed changed, RecordedEvent before, InboxEvent event) {
    LogHead head = changed.head();
    return new RecordedEvent(
        head.owner(), head.position(), before.position().witness(), head.counts(), event);
  }

  private void assertFoundedOnce(RecipientId owner) {
    List<RecordedEvent> history = history(owner);

    assertThat(history.getFirst().event()).isEqualTo(new InboxEvent.Founded());
    assertThat(history.getFirst().position().number()).isZero();
    assertThat(history.getFirst().counts()).isEqualTo(Counts.NONE);
    assertThat(history.stream().filter(it -> it.event() instanceof InboxEvent.Founded)).hasSize(1);
  }

  private static List<Long> numbers(List<RecordedEvent> events) {
    return events.stream().map(event -> event.position().number()).toList();
  }
}
