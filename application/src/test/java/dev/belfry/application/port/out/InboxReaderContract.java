package dev.belfry.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.domain.Category;
import dev.belfry.domain.InboxPage;
import dev.belfry.domain.Item;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.Progress;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.StateChange.OfOne;
import dev.belfry.domain.StateChange.UpTo;
import dev.belfry.domain.View;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link InboxReader} promises. */
public abstract class InboxReaderContract extends LogFixture {

  @Test
  void there_is_no_page_before_there_is_an_inbox() {
    assertThat(inboxes().page(ada, View.ALL, null, 10)).isEmpty();
    assertThat(inboxes().page(ada, View.ALL, null, 10)).as("looking founds nothing").isEmpty();
  }

  @Test
  void a_new_inbox_is_empty_and_stands_at_its_founding() {
    log().contact(ada);

    assertThat(page(null, 10)).isEqualTo(new InboxPage(log().contact(ada), List.of(), false));
  }

  @Test
  void items_come_newest_first_with_the_position_at_which_they_arrived() {
    Notification first = published(ada);
    log().change(ada, new UpTo(1, null, Mark.READ), null, Some.now());
    Notification second = published(ada);

    InboxPage page = page(null, 10);

    assertThat(page.items()).extracting(Item::notification).containsExactly(second, first);
    assertThat(page.items()).extracting(Item::position).containsExactly(3L, 1L);
    assertThat(page.head()).isEqualTo(log().contact(ada));
  }

  @Test
  void a_page_has_at_most_its_limit_and_says_whether_older_ones_follow() {
    List<Notification> all = List.of(published(ada), published(ada), published(ada));

    assertThat(page(null, 2).items())
        .extracting(Item::notification)
        .containsExactly(all.get(2), all.get(1));
    assertThat(page(null, 2).hasMore()).isTrue();
    assertThat(page(null, 3).hasMore()).isFalse();
    assertThat(page(null, 4).hasMore()).isFalse();
  }

  @Test
  void the_next_page_begins_before_a_position() {
    List<Notification> all = List.of(published(ada), published(ada), published(ada));

    InboxPage older = page(3L, 1);

    assertThat(older.items()).extracting(Item::notification).containsExactly(all.get(1));
    assertThat(older.hasMore()).isTrue();
    assertThat(page(2L, 1).hasMore()).isFalse();
    assertThat(page(1L, 1)).isEqualTo(new InboxPage(log().contact(ada), List.of(), false));
  }

  @Test
  void a_later_page_holds_nothing_that_came_since() {
    Notification old = published(ada);
    published(ada);
    page(null, 1);
    published(ada);

    assertThat(page(2L, 10).items()).extracting(Item::notification).containsExactly(old);
  }

  @Test
  void a_view_shows_its_part_and_the_counts_of_the_whole() {
    Notification read = published(ada);
    Notification unread = published(ada);
    log().change(ada, new OfOne(read.id(), Mark.READ), null, Some.now());

    InboxPage page = inboxes().page(ada, new View(View.State.UNREAD, null), null, 10).orElseThrow();

    assertThat(page.items()).extracting(Item::notification).containsExactly(unread);
    assertThat(page.head()).isEqualTo(log().contact(ada));
  }

  @Test
  void a_view_of_a_category_is_paged_like_the_whole() {
    List<Notification> all = List.of(published(ada), published(ada), published(ada));
    Category category = all.getFirst().category();
    View view = new View(View.State.ALL, category);
    View unreadOnes = new View(View.State.UNREAD, category);
    log().change(ada, new OfOne(all.get(1).id(), Mark.READ), null, Some.now());

    assertThat(inboxes().page(ada, view, null, 2).orElseThrow().hasMore()).isTrue();
    assertThat(inboxes().page(ada, view, 2L, 2).orElseThrow().items()).hasSize(1);
    assertThat(inboxes().page(ada, unreadOnes, null, 10).orElseThrow().items())
        .extracting(Item::position)
        .containsExactly(3L, 1L);
    assertThat(inboxes().page(ada, new View(View.State.ALL, new Category("none")), null, 10))
        .hasValueSatisfying(page -> assertThat(page.items()).isEmpty());
  }

  @Test
  void what_is_archived_is_shown_alone_and_in_no_other_view() {
    Notification archived = published(ada);
    Notification read = published(ada);
    Notification archivedToo = published(ada);
    Instant noon = Some.now();
    log().change(ada, new OfOne(read.id(), Mark.READ), null, noon);
    log().change(ada, new OfOne(archived.id(), Mark.ARCHIVED), null, noon);
    log().change(ada, new OfOne(archivedToo.id(), Mark.ARCHIVED), null, noon);

    assertThat(shown(View.State.ALL)).extracting(Item::notification).containsExactly(read);
    assertThat(shown(View.State.UNREAD)).isEmpty();
    assertThat(shown(View.State.ARCHIVED))
        .containsExactly(
            new Item(archivedToo, 3, null, null, noon), new Item(archived, 1, null, null, noon));
    InboxPage older =
        inboxes().page(ada, new View(View.State.ARCHIVED, null), 3L, 10).orElseThrow();
    assertThat(older.items()).extracting(Item::notification).containsExactly(archived);
    assertThat(older.head()).isEqualTo(log().contact(ada));
  }

  @Test
  void a_view_of_the_archived_may_be_of_one_category() {
    Category orders = new Category("orders");
    Notification order = Some.notification(orders);
    publish(ada, order);
    published(ada);
    log().change(ada, new UpTo(2, null, Mark.ARCHIVED), null, Some.now());
    View archivedOrders = new View(View.State.ARCHIVED, orders);

    assertThat(inboxes().page(ada, archivedOrders, null, 10).orElseThrow().items())
        .extracting(Item::notification)
        .containsExactly(order);
  }

  private List<Item> shown(View.State state) {
    return inboxes().page(ada, new View(state, null), null, 10).orElseThrow().items();
  }

  @Test
  void nobody_prefers_anything_before_she_says_so() {
    assertThat(inboxes().preferences(ada)).isEqualTo(Preferences.NONE);
    assertThat(inboxes().page(ada, null, 1)).as("looking founds nothing").isEmpty();
  }

  @Test
  void an_inbox_holds_nothing_of_anothers() {
    published(ben);
    Notification hers = published(ada);

    assertThat(page(null, 10).items()).extracting(Item::notification).containsExactly(hers);
  }

  @Test
  void progress_tells_what_has_become_of_a_notification() {
    Notification one = published(ada);
    published(ada);

    assertThat(inboxes().progress(one.id())).contains(new Progress(one, 1, 1, 0, 0));

    log().change(ada, new OfOne(one.id(), Mark.SEEN), null, Some.now());
    assertThat(inboxes().progress(one.id())).contains(new Progress(one, 1, 1, 1, 0));

    log().change(ada, new OfOne(one.id(), Mark.READ), null, Some.now());
    assertThat(inboxes().progress(one.id())).contains(new Progress(one, 1, 1, 1, 1));

    log().change(ada, new OfOne(one.id(), Mark.UNREAD), null, Some.now());
    assertThat(inboxes().progress(one.id())).contains(new Progress(one, 1, 1, 1, 0));

    log().change(ada, new OfOne(one.id(), Mark.ARCHIVED), null, Some.now());
    assertThat(inboxes().progress(one.id())).contains(new Progress(one, 1, 1, 1, 0));
  }

  @Test
  void there_is_no_progress_of_what_was_never_posted() {
    assertThat(inboxes().progress(Some.notification().id())).isEmpty();
  }

  private InboxPage page(Long before, int limit) {
    return page(ada, before, limit);
  }

  private InboxPage page(RecipientId owner, Long before, int limit) {
    return inboxes().page(owner, View.ALL, before, limit).orElseThrow();
  }
}
