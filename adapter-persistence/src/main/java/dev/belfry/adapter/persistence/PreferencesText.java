package dev.belfry.adapter.persistence;

import dev.belfry.domain.Category;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.QuietHours;
import dev.belfry.domain.Ringing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Preferences as a column holds them: a line for the quiet hours ({@code 22:00 07:30 Asia/Seoul}),
 * empty where there are none, then a line for each category with what is on ({@code orders ring
 * sound}).
 */
final class PreferencesText {

  private static final String RING = "ring";
  private static final String SOUND = "sound";

  private PreferencesText() {}

  static String of(Preferences preferences) {
    List<String> lines = new ArrayList<>();
    QuietHours quiet = preferences.quietHours();
    lines.add(quiet == null ? "" : String.join(" ", quiet.from(), quiet.to(), quiet.timeZone()));
    preferences.categories().forEach((category, on) -> lines.add(line(category, on)));
    return String.join("\n", lines);
  }

  private static String line(Category category, Ringing on) {
    return category.value() + (on.ring() ? " " + RING : "") + (on.sound() ? " " + SOUND : "");
  }

  /** Empty if this release cannot read it: a later one may have written it. */
  static Optional<Preferences> read(String text) {
    String[] lines = text.split("\n", -1);
    Map<Category, Ringing> categories = new HashMap<>();
    try {
      for (int i = 1; i < lines.length; i++) {
        List<String> words = List.of(lines[i].split(" ", -1));
        List<String> on = words.subList(1, words.size());
        categories.put(
            new Category(words.getFirst()), new Ringing(on.contains(RING), on.contains(SOUND)));
      }
      return Optional.of(new Preferences(categories, quietHours(lines[0])));
    } catch (InvalidValueException later) {
      return Optional.empty();
    }
  }

  private static @Nullable QuietHours quietHours(String line) {
    if (line.isEmpty()) return null;
    String[] words = line.split(" ", -1);
    if (words.length != 3) throw new InvalidValueException("quietHours", "cannot be read");
    return new QuietHours(words[0], words[1], words[2]);
  }
}
