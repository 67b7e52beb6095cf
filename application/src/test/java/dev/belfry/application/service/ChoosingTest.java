package dev.belfry.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belfry.application.port.out.InMemoryInboxLog;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.Category;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.Mandatory;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Ringing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChoosingTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2031-05-04T12:00:00.123456789Z"));

  private final Category orders = new Category("orders");
  private final Category security = new Category("security");
  private final RecipientId ada = Some.recipient();
  private final InMemoryInboxLog log = new InMemoryInboxLog();
  private final RecordingBus bus = new RecordingBus();
  private final Choosing choosing =
      new Choosing(log, log, bus, NOON, new Mandatory(List.of(security)));

  @Test
  void who_has_never_chosen_has_no_preferences_and_gets_no_inbox_by_asking() {
    assertThat(choosing.chosen(ada)).isEqualTo(Preferences.NONE);
    assertThat(log.page(ada, null, 1)).isEmpty();
  }

  @Test
  void what_is_chosen_is_told_as_it_was_recorded() {
    Preferences muted = ringing(orders, false);

    choosing.choose(ada, muted);

    assertThat(choosing.chosen(ada)).isEqualTo(muted);
    Instant noon = Instant.parse("2031-05-04T12:00:00.123Z");
    assertThat(bus.told)
        .extracting(RecordedEvent::event)
        .containsExactly(new InboxEvent.PreferencesChanged(muted, noon));
  }

  @Test
  void choosing_the_same_is_told_to_nobody() {
    choosing.choose(ada, ringing(orders, false));
    bus.told.clear();

    choosing.choose(ada, ringing(orders, false));

    assertThat(bus.told).isEmpty();
  }

  @Test
  void what_mutes_a_mandatory_category_is_refused_and_changes_nothing() {
    assertThatThrownBy(() -> choosing.choose(ada, ringing(security, false)))
        .isInstanceOf(InvalidValueException.class);

    assertThat(choosing.chosen(ada)).isEqualTo(Preferences.NONE);
    assertThat(bus.told).isEmpty();
    choosing.choose(ada, ringing(security, true));
    assertThat(bus.told).hasSize(1);
  }

  private static Preferences ringing(Category category, boolean rings) {
    return new Preferences(Map.of(category, new Ringing(rings, false)), null);
  }
}
