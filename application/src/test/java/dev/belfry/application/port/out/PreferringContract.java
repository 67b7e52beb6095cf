package dev.belfry.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.domain.Category;
import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Position;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.QuietHours;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Ringing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link InboxLog} makes of what a recipient prefers. */
public abstract class PreferringContract extends OneCallerFixture {

  private static final QuietHours NIGHT = new QuietHours("22:00", "07:30", "Asia/Seoul");

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
}
