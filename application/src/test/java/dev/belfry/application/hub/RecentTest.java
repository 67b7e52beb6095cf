package dev.belfry.application.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.application.port.out.InMemoryInboxLog;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.Category;
import dev.belfry.domain.Position;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Ringing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentTest {

  private final InMemoryInboxLog log = new InMemoryInboxLog();
  private final Recent recent = new Recent(100_000);
  private final RecipientId ada = Some.recipient();
  private final Position origin = log.contact(ada).position();

  @Test
  void tells_what_directly_follows_whatever_the_order_it_came_in() {
    List<RecordedEvent> events = publish(3);

    events.reversed().forEach(recent::add);

    assertThat(recent.after(ada, origin)).isEqualTo(events.get(0));
    assertThat(recent.after(ada, events.get(0).position())).isEqualTo(events.get(1));
    assertThat(recent.after(ada, events.get(2).position())).isNull();
  }

  @Test
  void says_nothing_to_whoever_stands_in_another_history() {
    recent.add(publish(1).getFirst());

    assertThat(recent.after(ada, Some.foreign(0))).isNull();
    assertThat(recent.holds(ada, Some.foreign(1))).isFalse();
  }

  @Test
  void says_nothing_across_a_gap() {
    recent.add(publish(2).getLast());

    assertThat(recent.after(ada, origin)).isNull();
  }

  @Test
  void forgets_the_oldest_first_when_it_is_full() {
    List<RecordedEvent> events = publish(1_000);

    events.forEach(recent::add);

    assertThat(recent.holds(ada, events.getFirst().position())).isFalse();
    assertThat(recent.holds(ada, events.getLast().position())).isTrue();
  }

  @Test
  void counts_what_many_recipients_share_once() {
    List<RecipientId> people = IntStream.range(0, 200).mapToObj(_ -> Some.recipient()).toList();
    people.forEach(log::contact);
    log.broadcast(Some.notification(), null);
    List<RecordedEvent> events = log.appendBroadcasts(people).events();

    events.forEach(recent::add);

    assertThat(events).hasSize(200).allMatch(it -> recent.holds(it.owner(), it.position()));
  }

  @Test
  void counts_what_somebody_prefers_by_its_length() {
    Map<Category, Ringing> many = new HashMap<>();
    for (int i = 0; i < 100; i++) many.put(new Category("c" + i), new Ringing(false, false));
    List<RecordedEvent> events = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      events.add(log.prefer(ada, new Preferences(many, null), Some.now()).event());
      events.add(log.prefer(ada, Preferences.NONE, Some.now()).event());
    }

    events.forEach(recent::add);

    assertThat(recent.holds(ada, events.getFirst().position())).isFalse();
    assertThat(recent.holds(ada, events.getLast().position())).isTrue();
  }

  @Test
  void forgets_a_log_when_told_to() {
    List<RecordedEvent> events = publish(2);
    events.forEach(recent::add);

    recent.forget(ada);

    assertThat(recent.after(ada, origin)).isNull();
    assertThat(recent.holds(ada, events.getLast().position())).isFalse();
  }

  private List<RecordedEvent> publish(int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> log.publish(Some.notification(), Set.of(ada), null).events().getFirst())
        .toList();
  }
}
