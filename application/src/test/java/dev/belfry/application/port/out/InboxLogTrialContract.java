package dev.belfry.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.belfry.application.port.out.RandomHistory.Expected;
import dev.belfry.application.port.out.RandomHistory.Told;
import dev.belfry.domain.Category;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.InboxException.KeyReused;
import dev.belfry.domain.InboxPage;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Position;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.Sender;
import dev.belfry.domain.StateChange.OfOne;
import dev.belfry.domain.StateChange.UpTo;
import dev.belfry.domain.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The promises of {@link InboxLog}, tried with random histories and in races. */
public abstract class InboxLogTrialContract extends LogFixture {

  private static final List<Mark> MARKS = List.of(Mark.values());
  private static final List<Mark> OF_MANY = List.of(Mark.SEEN, Mark.READ, Mark.ARCHIVED);

  /** How many write at once while others look for a hole. */
  protected int writers() {
    return 64;
  }

  /** How many notifications each of them posts. */
  protected int postsOfEach() {
    return 20;
  }

  // ---- random histories

  /** To play one again, set the system property {@code belfry.seed} to what the failure says. */
  @RepeatedTest(20)
  void a_random_history_counts_as_a_plain_recount_does() {
    long seed = seed();
    RandomHistory history = new RandomHistory(seed, 60);
    Expected expected = history.expected();

    List<RandomHistory.Outcome> outcomes = history.playOn(underTest(), ada);

    assertThat(outcomes).as("seed %d", seed).isEqualTo(expected.outcomes());
    assertThat(told(history(ada))).as("seed %d", seed).isEqualTo(expected.events());
    assertThat(inboxes().page(ada, null, 100).orElseThrow().items())
        .as("seed %d", seed)
        .isEqualTo(expected.newestFirst());
    assertThat(inboxes().page(ada, new View(View.State.ARCHIVED, null), null, 100))
        .as("seed %d", seed)
        .hasValueSatisfying(
            archived -> assertThat(archived.items()).isEqualTo(expected.archivedNewestFirst()));
    assertThat(inboxes().preferences(ada)).as("seed %d", seed).isEqualTo(expected.preferences());
  }

  @RepeatedTest(20)
  void a_random_history_is_told_as_the_log_in_memory_tells_it() {
    long seed = seed();
    RandomHistory history = new RandomHistory(seed, 60);
    InMemoryInboxLog memory = new InMemoryInboxLog();
    Position here = head(ada);
    Position there = memory.contact(ada).position();

    history.playOn(underTest(), ada);
    history.playOn(memory, ada);

    int pageSize = 1 + (int) Math.floorMod(seed, 9L);
    assertThat(told(after(ada, here, pageSize)))
        .as("seed %d", seed)
        .isEqualTo(told(((Replay.Page) memory.replay(ada, there, 100)).events()));
    for (View.State state : View.State.values()) {
      assertSamePage(seed, memory, new View(state, null));
      assertSamePage(seed, memory, new View(state, new Category("orders")));
    }
    assertThat(inboxes().preferences(ada)).as("seed %d", seed).isEqualTo(memory.preferences(ada));
  }

  private void assertSamePage(long seed, InMemoryInboxLog memory, View view) {
    InboxPage page = inboxes().page(ada, view, null, 7).orElseThrow();
    InboxPage expected = memory.page(ada, view, null, 7).orElseThrow();
    assertThat(page.items()).as("%s, seed %d", view, seed).isEqualTo(expected.items());
    assertThat(page.hasMore()).as("%s, seed %d", view, seed).isEqualTo(expected.hasMore());
    assertThat(page.head().counts())
        .as("%s, seed %d", view, seed)
        .isEqualTo(expected.head().counts());
  }

  private static long seed() {
    return Long.getLong("belfry.seed", ThreadLocalRandom.current().nextLong());
  }

  private static List<Told> told(List<RecordedEvent> events) {
    return events.stream()
        .map(it -> new Told(it.position().number(), it.counts(), it.event()))
        .toList();
  }

  // ---- races

  @Test
  void a_reader_never_sees_a_hole() throws Exception {
    List<RecipientId> people = List.of(ada, ben, Some.recipient(), Some.recipient());
    int each = writers() * postsOfEach() / people.size();
    Set<NotificationId> posted = ConcurrentHashMap.newKeySet();
    List<Callable<List<RecordedEvent>>> all = new ArrayList<>();
    for (RecipientId one : people) {
      Position origin = head(one);
      all.add(() -> readUntil(each, one, origin, 7));
      all.add(() -> readUntil(each, one, origin, 1_000)); // always near the head, where holes are
    }
    for (int writer = 0; writer < writers(); writer++) {
      int offset = writer;
      all.add(() -> {
        for (int i = 0; i < postsOfEach(); i++) {
          posted.add(published(people.get((offset + i) % people.size())).id());
        }
        return List.of();
      });
    }

    List<List<RecordedEvent>> read = Race.of(all).subList(0, people.size() * 2);

    assertThat(read.stream().flatMap(List::stream).map(InboxLogTrialContract::id))
        .hasSize(posted.size() * 2)
        .containsAll(posted);
    for (int i = 0; i < people.size(); i++) {
      assertThat(read.get(i * 2)).isEqualTo(read.get(i * 2 + 1));
      assertThat(read.get(i * 2)).extracting(InboxLogTrialContract::id).doesNotHaveDuplicates();
    }
  }

  /** Follows a log as a stream does, and looks at every step. */
  private List<RecordedEvent> readUntil(int count, RecipientId owner, Position origin, int pageSize)
      throws InterruptedException {
    List<RecordedEvent> all = new ArrayList<>();
    Position at = origin;
    while (all.size() < count) {
      Replay.Page page = page(owner, at, pageSize);
      for (RecordedEvent event : page.events()) {
        assertThat(event.follows(at)).as("%s follows %s", event.position(), at).isTrue();
        all.add(event);
        at = event.position();
      }
      assertThat(page.head().position().number()).isGreaterThanOrEqualTo(at.number());
      if (Thread.interrupted()) throw new InterruptedException("the race was called off");
    }
    return all;
  }

  private static NotificationId id(RecordedEvent event) {
    return ((InboxEvent.Published) event.event()).notification().id();
  }

  @RepeatedTest(10)
  void a_log_is_founded_once_whoever_comes_together() throws Exception {
    List<Callable<Object>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(() -> log().contact(ada));
      all.add(() -> published(ada));
      all.add(() -> log().replay(ada, Some.foreign(5), 10));
      all.add(() -> log().change(ada, new UpTo(0, null, Mark.READ), null, Some.now()));
    }

    Race.of(all);

    assertThat(history(ada))
        .extracting(event -> event.position().number(), event -> event.event().getClass())
        .containsExactly(
            tuple(0L, InboxEvent.Founded.class),
            tuple(1L, InboxEvent.Published.class),
            tuple(2L, InboxEvent.Published.class),
            tuple(3L, InboxEvent.Published.class));
  }

  @RepeatedTest(10)
  void of_eight_equal_requests_at_once_one_is_recorded() throws Exception {
    IdempotencyKey key = Some.key();

    List<Published> all = Race.of(8, () -> log().publish(Some.notification(), Set.of(ada), key));

    List<NotificationId> recorded =
        history(ada).stream().skip(1).map(InboxLogTrialContract::id).toList();
    assertThat(recorded).hasSize(1);
    assertThat(all).extracting(it -> it.receipt().id()).containsOnly(recorded.getFirst());
    assertThat(all.stream().map(Published::receipt).filter(it -> !it.replayed()))
        .containsExactly(new Receipt(recorded.getFirst(), 1, false));
    assertThat(all.stream().filter(it -> !heads(it).isEmpty())).hasSize(1);
  }

  @RepeatedTest(10)
  void of_two_bodies_that_race_for_a_key_one_is_recorded() throws Exception {
    Sender shop = Some.sender();
    List<Callable<Boolean>> all =
        IntStream.range(0, 8)
            .mapToObj(i -> Some.key(shop, "k", "{\"a\":" + i % 2 + "}"))
            .map(key -> (Callable<Boolean>) () -> isAccepted(key))
            .toList();

    List<Boolean> accepted = Race.of(all);

    assertThat(accepted.stream().filter(it -> it)).hasSize(4);
    assertThat(head(ada).number()).isEqualTo(1);
  }

  private boolean isAccepted(IdempotencyKey key) {
    try {
      log().publish(Some.notification(), Set.of(ada), key);
      return true;
    } catch (KeyReused refused) {
      return false;
    }
  }

  @RepeatedTest(10)
  void of_eight_tabs_that_read_at_once_one_is_recorded() throws Exception {
    Notification one = published(ada);

    List<Changed> all =
        Race.of(8, () -> log().change(ada, new OfOne(one.id(), Mark.READ), null, Some.now()));

    assertThat(all.stream().map(Changed::event).filter(Objects::nonNull)).hasSize(1);
    assertThat(all).extracting(Changed::head).containsOnly(log().contact(ada));
    assertThat(head(ada).number()).isEqualTo(2);
  }

  @RepeatedTest(3)
  void counts_stay_true_when_posts_and_changes_race() throws Exception {
    List<Callable<Object>> all = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      all.add(() -> busy(ada));
    }

    Race.of(all);

    List<RecordedEvent> history = history(ada);
    assertThat(history).extracting(RecordedEvent::counts).isEqualTo(Recount.of(history));
    assertThat(history)
        .extracting(event -> event.position().number())
        .isEqualTo(LongStream.range(0, history.size()).boxed().toList());
  }

  /** Posts and marks, as several back ends and tabs of one person do. */
  private Object busy(RecipientId owner) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int i = 0; i < 5; i++) {
      NotificationId id = published(owner).id();
      Mark mark = MARKS.get(random.nextInt(MARKS.size()));
      log().change(owner, new OfOne(id, mark), null, Some.now());
      long head = head(owner).number();
      Mark all = OF_MANY.get(random.nextInt(OF_MANY.size()));
      log().change(owner, new UpTo(random.nextLong(head + 1), null, all), null, Some.now());
    }
    return owner;
  }

  @RepeatedTest(3)
  void a_page_and_its_head_are_of_the_same_moment() throws Exception {
    log().contact(ada);
    AtomicBoolean over = new AtomicBoolean();
    Callable<Object> writer =
        () -> {
          try {
            for (int i = 0; i < 4; i++) busy(ada);
          } finally {
            over.set(true);
          }
          return over;
        };
    Callable<Object> reader =
        () -> {
          while (!over.get()) {
            InboxPage page = inboxes().page(ada, null, 1_000).orElseThrow();
            assertThat(page.head().counts()).isEqualTo(Recount.count(page.items()));
            assertThat(page.items())
                .allMatch(item -> item.position() <= page.head().position().number());
          }
          return over;
        };

    Race.of(List.of(writer, reader, reader));

    assertThat(over).isTrue();
  }

  @Test
  void people_are_posted_to_at_once_without_a_double_or_a_loss() throws Exception {
    List<RecipientId> people = IntStream.range(0, 20).mapToObj(_ -> Some.recipient()).toList();
    List<Callable<Position>> all =
        IntStream.range(0, 200)
            .mapToObj(i -> people.get(i % people.size()))
            .map(one -> (Callable<Position>) () -> publish(one, Some.notification()))
            .toList();

    List<Position> positions = Race.of(all);

    assertThat(positions.stream().collect(Collectors.groupingBy(Position::number)))
        .allSatisfy((_, same) -> assertThat(same).hasSize(20))
        .hasSize(10);
  }

  /** Each waits for what the other holds, unless both go by the same order; some are newcomers. */
  @RepeatedTest(3)
  void lists_that_cross_do_not_stop_each_other() throws Exception {
    List<RecipientId> people = IntStream.range(0, 30).mapToObj(_ -> Some.recipient()).toList();
    List<Callable<Published>> all =
        IntStream.range(0, 48)
            .<Callable<Published>>mapToObj(i ->
                () -> log().publish(Some.notification(), someOf(people, i % 3 == 0 ? 1 : 20), null))
            .toList();

    List<Published> published = Race.of(all);

    long events = people.stream().mapToLong(one -> head(one).number()).sum();
    assertThat(published.stream().mapToLong(it -> it.receipt().recipients()).sum())
        .isEqualTo(events);
    for (RecipientId one : people) {
      List<RecordedEvent> history = history(one);
      assertThat(history).extracting(RecordedEvent::counts).isEqualTo(Recount.of(history));
    }
  }

  private static Set<RecipientId> someOf(List<RecipientId> people, int count) {
    List<RecipientId> mixed = new ArrayList<>(people);
    Collections.shuffle(mixed);
    return Set.copyOf(mixed.subList(0, count));
  }
}
