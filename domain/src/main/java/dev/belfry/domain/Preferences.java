package dev.belfry.domain;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient has chosen, for all her devices: what rings there, and when. It decides about
 * noise alone, never about what is stored, streamed or counted.
 *
 * @param categories those she has chosen for, in the order of their names; what is not among them
 *     rings
 * @param quietHours none if null
 */
public record Preferences(Map<Category, Ringing> categories, @Nullable QuietHours quietHours) {

  /** More than a person can look through, and few enough to travel in one event. */
  public static final int MAX_CATEGORIES = 100;

  /** Of whoever has never chosen. */
  public static final Preferences NONE = new Preferences(Map.of(), null);

  /** About what one category takes. */
  private static final int CATEGORY = 200;

  public Preferences {
    if (categories.size() > MAX_CATEGORIES) {
      throw new InvalidValueException(
          "categories",
          "must have at most %,d members, found %,d".formatted(MAX_CATEGORIES, categories.size()));
    }
    SortedMap<Category, Ringing> sorted = new TreeMap<>(Comparator.comparing(Category::value));
    sorted.putAll(categories);
    categories = Collections.unmodifiableSortedMap(sorted);
  }

  /** About how many bytes it takes in memory. */
  public int size() {
    return CATEGORY * (categories.size() + 1);
  }
}
