package dev.belfry.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.InboxException.NotificationNotFound;
import dev.belfry.domain.InboxException.RecipientBusy;
import dev.belfry.domain.Item;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Notification;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.StateChange.OfOne;
import dev.belfry.domain.StateChange.UpTo;
import dev.belfry.domain.View;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/** Everything that may happen to many inboxes, at once. */
public abstract class ManyInboxesTrialContract extends LogFixture {

  private static final int CALLERS = 12;

  private final Instant end = Some.now().plus(Duration.ofHours(1));

  private final Map<Notification, Accepted> accepted = new ConcurrentHashMap<>();
  private final Set<Notification> recalled = ConcurrentHashMap.newKeySet();

  /** When a post was sent, and when it was answered. */
  private record Accepted(long sent, long answered) {}

  @RepeatedTest(3)
  void whatever_happens_at_once_the_counts_are_true_and_the_order_is_kept() throws Exception {
    List<RecipientId> people = people(20);

    allAtOnce(people, 25);

    for (RecipientId one : people) {
      log().contact(one);
      assertWhole(history(one));
      assertCounted(one);
      assertOrdered(held(one));
    }
  }

  protected static List<RecipientId> people(int count) {
    return IntStream.range(0, count).mapToObj(_ -> Some.recipient()).toList();
  }

  /**
   * Posts, broadcasts, recalls, lets expire, looks, reads and archives, all at random and at once.
   *
   * @param calls of each of a dozen callers
   */
  protected final void allAtOnce(List<RecipientId> people, int calls) throws Exception {
    people.subList(0, people.size() * 3 / 4).forEach(log()::contact); // the others come meanwhile
    List<Callable<Object>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) callers.add(() -> call(people, calls));

    Race.of(callers);

    removals().expire(end);
    for (int from = 0; from < people.size(); from += 1_000) {
      log().appendBroadcasts(people.subList(from, Math.min(from + 1_000, people.size())));
    }
  }

  private Object call(List<RecipientId> people, int calls) {
    for (int i = 0; i < calls; i++) {
      try {
        callOnce(people);
      } catch (NotificationNotFound gone) {
        // another was quicker to take it out, which is as it should be
      } catch (RecipientBusy busy) {
        // too much at once for this machine: refused, and nothing was written
      }
    }
    return people;
  }

  private void callOnce(List<RecipientId> people) {
    RecipientId one = people.get(random(people.size()));
    switch (random(12)) {
      case 0, 1 -> accept(it -> log().publish(it, Set.of(one), null));
      case 2, 3 -> accept(it -> log().publish(it, some(people), null));
      case 4 -> accept(it -> log().broadcast(it, null));
      case 5 -> recallAny();
      case 6 -> log().appendBroadcasts(people);
      case 7 -> removals().expire(end);
      case 8 -> log().contact(one);
      case 9 -> markAny(one, random(2) == 0 ? Mark.ARCHIVED : Mark.UNARCHIVED);
      default -> {
        long head = head(one).number();
        Mark mark = List.of(Mark.SEEN, Mark.READ, Mark.ARCHIVED).get(random(3));
        log().change(one, new UpTo(head, null, mark), null, Some.now());
      }
    }
  }

  /** One that she holds, or has held a moment ago. */
  private void markAny(RecipientId owner, Mark mark) {
    log().contact(owner);
    List<Item> held = held(owner);
    if (held.isEmpty()) return;
    Notification one = held.get(random(held.size())).notification();
    log().change(owner, new OfOne(one.id(), mark), null, Some.now());
  }

  private interface Posting {
    Object post(Notification notification);
  }

  private void accept(Posting posting) {
    Notification one = random(3) == 0 ? Some.expiring(end) : Some.notification();
    long sent = System.nanoTime();
    posting.post(one);
    accepted.put(one, new Accepted(sent, System.nanoTime()));
  }

  private void recallAny() {
    List<Notification> all = List.copyOf(accepted.keySet());
    if (all.isEmpty()) return;
    Notification one = all.get(random(all.size()));
    removals().recall(one.id(), one.sender());
    recalled.add(one);
  }

  private static Set<RecipientId> some(List<RecipientId> people) {
    List<RecipientId> mixed = new ArrayList<>(people);
    Collections.shuffle(mixed);
    return Set.copyOf(mixed.subList(0, 2 + random(Math.min(people.size() / 2, 50))));
  }

  private static int random(int bound) {
    return ThreadLocalRandom.current().nextInt(bound);
  }

  /** Each event follows the one before, and changes the counts as its kind does. */
  private static void assertWhole(List<RecordedEvent> history) {
    for (int i = 1; i < history.size(); i++) {
      RecordedEvent event = history.get(i);
      assertThat(event.follows(history.get(i - 1).position())).isTrue();
      Counts before = history.get(i - 1).counts();
      int growth = event.counts().total() - before.total();
      assertThat(mayGrowBy(growth, event.event())).as("%d by %s", growth, event).isTrue();
    }
  }

  private static boolean mayGrowBy(int by, InboxEvent event) {
    return switch (event) {
      case InboxEvent.Published _, InboxEvent.LeftOut _ -> by == 1;
      case InboxEvent.Removed _ -> by == -1 || by == 0; // of an archived one
      case InboxEvent.StateChanged(var change, var _) ->
          switch (change.mark()) {
            case ARCHIVED -> by < 0;
            case UNARCHIVED -> by == 1;
            case SEEN, READ, UNREAD -> by == 0;
          };
      case InboxEvent.PreferencesChanged _, InboxEvent.Founded _, InboxEvent.Unknown _ -> by == 0;
    };
  }

  private void assertCounted(RecipientId owner) {
    List<Item> held = held(owner);
    assertThat(log().contact(owner).counts()).isEqualTo(Recount.count(items(owner, View.ALL)));
    assertThat(held).extracting(Item::notification).doesNotContainAnyElementsOf(recalled);
    assertThat(held).allMatch(item -> item.notification().expiresAt() == null);
    assertThat(held).extracting(Item::notification).doesNotHaveDuplicates();
  }

  /** What was answered before another was sent has the lower position. */
  private void assertOrdered(List<Item> items) {
    long latestSent = Long.MIN_VALUE;
    for (Item item : items) {
      Accepted times = accepted.get(item.notification());
      assertThat(times.answered()).isGreaterThan(latestSent);
      latestSent = Math.max(latestSent, times.sent());
    }
  }

  /** Archived or not, in the order of their arrival. */
  private List<Item> held(RecipientId owner) {
    List<Item> all = new ArrayList<>(items(owner, View.ALL));
    all.addAll(items(owner, new View(View.State.ARCHIVED, null)));
    all.sort(Comparator.comparingLong(Item::position));
    return all;
  }

  private List<Item> items(RecipientId owner, View view) {
    return inboxes().page(owner, view, null, 10_000).orElseThrow().items();
  }
}
