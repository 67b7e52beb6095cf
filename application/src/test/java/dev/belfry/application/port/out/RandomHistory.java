package dev.belfry.application.port.out;

import dev.belfry.domain.Category;
import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.InboxException;
import dev.belfry.domain.InboxException.NotificationNotFound;
import dev.belfry.domain.InboxException.PositionAhead;
import dev.belfry.domain.Item;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.StateChange;
import dev.belfry.domain.StateChange.OfOne;
import dev.belfry.domain.StateChange.UpTo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What may happen in one inbox: posts and changes in random order, some of them senseless. The same
 * seed gives the same choices, so a history can be played on several logs and played again.
 */
final class RandomHistory {

  private static final List<Category> CATEGORIES =
      List.of(new Category("orders"), new Category("builds"));
  private static final Instant BEGIN = Instant.parse("2031-05-04T12:00:00Z");

  private final RandomGenerator random;
  private final List<Notification> posted = new ArrayList<>();
  private final List<Step> steps;

  RandomHistory(long seed, int length) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.steps = IntStream.range(0, length).mapToObj(this::step).toList();
  }

  /** One thing that happens. */
  sealed interface Step {

    record Post(Notification notification) implements Step {}

    record Change(StateChange change, Instant at) implements Step {}
  }

  /**
   * What a step led to.
   *
   * @param answer {@code recorded}, {@code nothing} or the refusal's name
   * @param position to which the log had come afterwards
   */
  record Outcome(Step step, String answer, long position, Counts counts) {}

  /** An event without its witness, which is another one in every log. */
  record Told(long position, Counts counts, InboxEvent event) {}

  /** What a plain recount says that must come of it. */
  record Expected(List<Outcome> outcomes, List<Told> events, List<Item> newestFirst) {}

  List<Outcome> playOn(InboxLog log, RecipientId owner) {
    return steps.stream()
        .map(step -> {
          String answer = play(step, log, owner);
          LogHead head = log.contact(owner);
          return new Outcome(step, answer, head.position().number(), head.counts());
        })
        .toList();
  }

  private static String play(Step step, InboxLog log, RecipientId owner) {
    try {
      return switch (step) {
        case Step.Post(var notification) -> {
          log.publish(notification, Set.of(owner), null);
          yield "recorded";
        }
        case Step.Change(var change, var at) ->
            log.change(owner, change, null, at).recorded() ? "recorded" : "nothing";
      };
    } catch (InboxException refused) {
      return refused.getClass().getSimpleName();
    }
  }

  Expected expected() {
    Recount inbox = new Recount();
    List<Outcome> outcomes = new ArrayList<>();
    List<Told> events = new ArrayList<>();
    events.add(new Told(0, Counts.NONE, new InboxEvent.Founded()));
    for (Step step : steps) {
      String answer = play(step, inbox, events.size());
      if (answer.equals("recorded")) {
        events.add(new Told(events.size(), inbox.counts(), event(step)));
      }
      outcomes.add(new Outcome(step, answer, events.size() - 1, inbox.counts()));
    }
    return new Expected(outcomes, events, inbox.newestFirst());
  }

  private static String play(Step step, Recount inbox, long next) {
    return switch (step) {
      case Step.Post(var notification) -> {
        inbox.arrive(notification, next);
        yield "recorded";
      }
      case Step.Change(OfOne(var id, var mark), var at) when !inbox.holds(id) ->
          NotificationNotFound.class.getSimpleName();
      case Step.Change(UpTo(var position, var category, var mark), var at) when position >= next ->
          PositionAhead.class.getSimpleName();
      case Step.Change(var change, var at) -> inbox.apply(change, at) ? "recorded" : "nothing";
    };
  }

  private static InboxEvent event(Step step) {
    return switch (step) {
      case Step.Post(var notification) -> new InboxEvent.Published(notification);
      case Step.Change(var change, var at) -> new InboxEvent.StateChanged(change, at);
    };
  }

  private Step step(int number) {
    Instant at = BEGIN.plusMillis(number);
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> new Step.Post(post());
      case 4, 5, 6 -> new Step.Change(new OfOne(any(), oneOf(Mark.values())), at);
      default -> new Step.Change(new UpTo(anywhere(number), category(), seenOrRead()), at);
    };
  }

  private Notification post() {
    Category category = category();
    Notification one = category == null ? Some.notification() : Some.notification(category);
    posted.add(one);
    return one;
  }

  /** Mostly one that is in the inbox. */
  private NotificationId any() {
    int i = random.nextInt(posted.size() + 1);
    return i < posted.size() ? posted.get(i).id() : Some.notification().id();
  }

  /** Mostly within the log, which grows more slowly than the history. */
  private long anywhere(int number) {
    return random.nextInt(number * 2 / 3 + 2);
  }

  private @Nullable Category category() {
    return random.nextBoolean() ? null : CATEGORIES.get(random.nextInt(CATEGORIES.size()));
  }

  private Mark seenOrRead() {
    return random.nextBoolean() ? Mark.SEEN : Mark.READ;
  }

  private Mark oneOf(Mark... marks) {
    return marks[random.nextInt(marks.length)];
  }
}
