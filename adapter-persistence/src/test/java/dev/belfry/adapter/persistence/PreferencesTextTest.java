package dev.belfry.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.domain.Category;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.QuietHours;
import dev.belfry.domain.Ringing;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTextTest {

  private static final Preferences CHOSEN =
      new Preferences(
          Map.of(
              new Category("orders"), new Ringing(true, true),
              new Category("build.failed"), new Ringing(true, false),
              new Category("news"), new Ringing(false, true),
              new Category("ring"), new Ringing(false, false)),
          new QuietHours("22:00", "07:30", "Asia/Seoul"));

  @Test
  void is_what_is_on_line_by_line() {
    assertThat(PreferencesText.of(CHOSEN))
        .isEqualTo(
            "22:00 07:30 Asia/Seoul\nbuild.failed ring\nnews sound\norders ring sound\nring");
    assertThat(PreferencesText.of(Preferences.NONE)).isEmpty();
  }

  @Test
  void is_read_as_it_was_written() {
    Preferences withoutQuietHours = new Preferences(CHOSEN.categories(), null);

    for (Preferences one : new Preferences[] {CHOSEN, withoutQuietHours, Preferences.NONE}) {
      assertThat(PreferencesText.read(PreferencesText.of(one))).contains(one);
    }
  }

  /** A later release may know more. */
  @ParameterizedTest
  @ValueSource(strings = {"22:00 07:30 Mars/Olympus", "22:00", "\nNo-Slug ring", "\n"})
  void that_it_cannot_be_read_is_no_failure(String text) {
    assertThat(PreferencesText.read(text)).isEmpty();
  }
}
