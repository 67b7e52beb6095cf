package dev.belfry.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {

  private static final Ringing ON = new Ringing(true, true);
  private static final Ringing MUTED = new Ringing(false, true);

  private final Category orders = new Category("orders");
  private final Category security = new Category("security");
  private final Mandatory mandatory = new Mandatory(List.of(security));

  @Test
  void are_in_the_order_of_their_names() {
    assertThat(preferences(Map.of(security, ON, orders, ON)).categories().keySet())
        .containsExactly(orders, security);
  }

  @Test
  void are_of_at_most_a_hundred_categories() {
    Map<Category, Ringing> many = new HashMap<>();
    for (int i = 0; i < 100; i++) many.put(new Category("c" + i), ON);
    assertThat(preferences(many).categories()).hasSize(100);

    many.put(orders, ON);

    assertRefused("categories", () -> preferences(many));
  }

  @Test
  void a_mandatory_category_cannot_be_muted() {
    assertRefused(
        "categories/security/ring", () -> mandatory.check(preferences(Map.of(security, MUTED))));

    Ringing quietly = new Ringing(true, false);
    assertThatCode(() -> mandatory.check(preferences(Map.of(security, quietly, orders, MUTED))))
        .doesNotThrowAnyException();
    assertThatCode(() -> mandatory.check(Preferences.NONE)).doesNotThrowAnyException();
  }

  @Test
  void what_was_muted_before_it_became_mandatory_rings() {
    Preferences chosen = preferences(Map.of(security, MUTED, orders, MUTED));

    assertThat(mandatory.over(chosen)).isEqualTo(preferences(Map.of(security, ON, orders, MUTED)));
    assertThat(mandatory.over(Preferences.NONE)).isEqualTo(Preferences.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00:00", "07:30", "19:59", "23:59"})
  void a_time_is_one_of_the_day(String time) {
    assertThat(new QuietHours(time, time, "UTC").from()).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7:30", "24:00", "23:60", "22:00:00", " 22:00", "22:00\n", "٢٢:٠٠"})
  void nothing_else_is_a_time(String time) {
    assertRefused("quietHours/from", () -> new QuietHours(time, "07:30", "UTC"));
    assertRefused("quietHours/to", () -> new QuietHours("22:00", time, "UTC"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Seoul", "America/Argentina/Buenos_Aires", "UTC", "Etc/GMT+5"})
  void a_time_zone_has_a_name(String zone) {
    assertThat(new QuietHours("22:00", "07:30", zone).timeZone()).isEqualTo(zone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Asia/Atlantis", "+09:00", "GMT+9", "asia/seoul", "SystemV/PST8PDT"})
  void nothing_else_is_a_time_zone(String zone) {
    assertRefused("quietHours/timeZone", () -> new QuietHours("22:00", "07:30", zone));
  }

  private static Preferences preferences(Map<Category, Ringing> categories) {
    return new Preferences(categories, null);
  }

  private static void assertRefused(String field, ThrowingCallable making) {
    assertThatThrownBy(making)
        .isInstanceOfSatisfying(
            InvalidValueException.class, e -> assertThat(e.field()).isEqualTo(field));
  }
}
