package dev.belfry.application.port.out;

import static java.util.Comparator.comparing;

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
import dev.belfry.domain.Preferences;
import dev.belfry.domain.QuietHours;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.Removal;
import dev.belfry.domain.Ringing;
import dev.belfry.domain.StateChange;
import dev.belfry.domain.StateChange.OfOne;
import dev.belfry.domain.StateChange.UpTo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may happen in one inbox: posts, broadcasts, recalls, expiries, changes and preferences in
 * random order, some of them senseless. The same seed gives the same choices, so a history can be
 * played on several logs and played again.
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

    record Everyone(Notification notification) implements Step {}

    record Recall(Notification notification) implements Step {}

    record Expire(Instant at) implements Step {}

    record Change(StateChange change, Instant at) implements Step {}

    record Prefer(Preferences preferences, Instant at) implements Step {}
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
  record Expected(
      List<Outcome> outcomes,
      List<Told> events,
      List<Item> newestFirst,
      List<Item> archivedNewestFirst,
      Preferences preferences) {}

  List<Outcome> playOn(LogUnderTest log, RecipientId owner) {
    log.log().contact(owner); // or the first broadcast would not be hers
    return steps.stream()
        .map(step -> {
          String answer = play(step, log, owner);
          LogHead head = log.log().contact(owner);
          return new Outcome(step, answer, head.position().number(), head.counts());
        })
        .toList();
  }

  private static String play(Step step, LogUnderTest on, RecipientId owner) {
    try {
      return switch (step) {
        case Step.Post(var notification) -> {
          on.log().publish(notification, Set.of(owner), null);
          yield "recorded";
        }
        case Step.Everyone(var notification) -> {
          on.log().broadcast(notification, null);
          yield "recorded";
        }
        case Step.Recall(var notification) -> {
          var removed = on.removals().recall(notification.id(), notification.sender());
          yield removed.equals(Removals.Removed.NOTHING) ? "nothing" : "recorded";
        }
        case Step.Expire(var at) -> {
          on.removals().expire(at); // of others, too
          yield "expired";
        }
        case Step.Change(var change, var at) ->
            on.log().change(owner, change, null, at).event() != null ? "recorded" : "nothing";
        case Step.Prefer(var preferences, var at) ->
            on.log().prefer(owner, preferences, at).event() != null ? "recorded" : "nothing";
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
      String answer = play(step, inbox, events);
      outcomes.add(new Outcome(step, answer, events.size() - 1, inbox.counts()));
    }
    return new Expected(
        outcomes,
        events.stream().map(it -> leftOut(it, inbox)).toList(),
        inbox.newestFirst(),
        inbox.archivedNewestFirst(),
        inbox.preferences());
  }

  private static Told leftOut(Told told, Recount inbox) {
    boolean gone = told.event() instanceof InboxEvent.Published(var one) && !inbox.holds(one.id());
    return gone ? new Told(told.position(), told.counts(), new InboxEvent.LeftOut()) : told;
  }

  private String play(Step step, Recount inbox, List<Told> events) {
    return switch (step) {
      case Step.Post(var one) -> arrive(one, inbox, events);
      case Step.Everyone(var one) -> arrive(one, inbox, events);
      case Step.Recall(var one) when !posted.contains(one) ->
          NotificationNotFound.class.getSimpleName();
      case Step.Recall(var one) -> remove(one, Removal.RECALLED, inbox, events);
      case Step.Expire(var at) -> {
        expired(at, inbox).forEach(one -> remove(one, Removal.EXPIRED, inbox, events));
        yield "expired";
      }
      case Step.Change(OfOne(var id, var mark), var at) when !inbox.holds(id) ->
          NotificationNotFound.class.getSimpleName();
      case Step.Change(UpTo(var position, var category, var mark), var at)
          when position >= events.size() ->
          PositionAhead.class.getSimpleName();
      case Step.Change(var change, var at) -> {
        if (!inbox.apply(change, at)) yield "nothing";
        record(new InboxEvent.StateChanged(change, at), inbox, events);
        yield "recorded";
      }
      case Step.Prefer(var preferences, var at) -> {
        if (!inbox.prefer(preferences)) yield "nothing";
        record(new InboxEvent.PreferencesChanged(preferences, at), inbox, events);
        yield "recorded";
      }
    };
  }

  private static String arrive(Notification one, Recount inbox, List<Told> events) {
    inbox.arrive(one, events.size());
    record(new InboxEvent.Published(one), inbox, events);
    return "recorded";
  }

  private static String remove(Notification one, Removal reason, Recount inbox, List<Told> events) {
    if (!inbox.remove(one.id())) return "nothing";
    record(new InboxEvent.Removed(one.id(), reason), inbox, events);
    return "recorded";
  }

  private static void record(InboxEvent event, Recount inbox, List<Told> events) {
    events.add(new Told(events.size(), inbox.counts(), event));
  }

  /** Her own in the order of their arrival, then everybody's in the order of their time. */
  private List<Notification> expired(Instant at, Recount inbox) {
    List<Notification> held =
        inbox.held().stream()
            .map(Item::notification)
            .filter(one -> one.expiresAt() != null && !one.expiresAt().isAfter(at))
            .toList();
    Stream<Notification> hers = held.stream().filter(one -> !isForEveryone(one));
    Stream<Notification> everybodys =
        held.stream()
            .filter(this::isForEveryone)
            .sorted(comparing(Notification::expiresAt).thenComparing(one -> one.id().toString()));
    return Stream.concat(hers, everybodys).toList();
  }

  private boolean isForEveryone(Notification one) {
    return steps.contains(new Step.Everyone(one));
  }

  private Step step(int number) {
    Instant at = BEGIN.plusMillis(number);
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> new Step.Post(post(number));
      case 10, 11 -> new Step.Everyone(post(number));
      case 12 -> new Step.Recall(anyNotification());
      case 13 -> new Step.Expire(at);
      case 4, 5, 6 -> new Step.Change(new OfOne(any(), oneOf(Mark.values())), at);
      case 14 -> new Step.Change(new OfOne(any(), Mark.UNARCHIVED), at);
      case 15 -> new Step.Prefer(preferences(), at);
      default -> new Step.Change(new UpTo(anywhere(number), category(), ofMany()), at);
    };
  }

  /** Few enough that one often comes twice in a row. */
  private Preferences preferences() {
    return new Preferences(
        random.nextBoolean() ? Map.of() : Map.of(CATEGORIES.get(0), new Ringing(true, false)),
        random.nextBoolean() ? null : new QuietHours("22:00", "07:30", "Asia/Seoul"));
  }

  private Notification post(int number) {
    Notification plain = Some.notification(category());
    Instant end = random.nextInt(3) == 0 ? BEGIN.plusMillis(number + 1 + random.nextInt(30)) : null;
    Notification one =
        new Notification(
            plain.id(),
            plain.sender(),
            plain.message(),
            plain.category(),
            plain.priority(),
            null,
            plain.createdAt(),
            end);
    posted.add(one);
    return one;
  }

  /** Mostly one that is in the inbox. */
  private NotificationId any() {
    return anyNotification().id();
  }

  private Notification anyNotification() {
    int i = random.nextInt(posted.size() + 1);
    return i < posted.size() ? posted.get(i) : Some.notification();
  }

  /** Mostly within the log, which grows more slowly than the history. */
  private long anywhere(int number) {
    return random.nextInt(number * 2 / 3 + 2);
  }

  private @Nullable Category category() {
    return random.nextBoolean() ? null : CATEGORIES.get(random.nextInt(CATEGORIES.size()));
  }

  /** Archived is the rarest, or nothing would be left to do. */
  private Mark ofMany() {
    return oneOf(Mark.SEEN, Mark.SEEN, Mark.READ, Mark.READ, Mark.ARCHIVED);
  }

  private Mark oneOf(Mark... marks) {
    return marks[random.nextInt(marks.length)];
  }
}
