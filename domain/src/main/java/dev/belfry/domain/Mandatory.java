package dev.belfry.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The categories that the operator lets nobody mute. */
public record Mandatory(List<Category> categories) {

  public static final Mandatory NONE = new Mandatory(List.of());

  public Mandatory {
    categories = categories.stream().distinct().toList();
  }

  /**
   * Lets through what mutes none of them.
   *
   * @throws InvalidValueException naming the one that it mutes
   */
  public void check(Preferences wanted) {
    for (Category category : categories) {
      Ringing ringing = wanted.categories().get(category);
      if (ringing != null && !ringing.ring()) {
        throw new InvalidValueException(
            "categories/" + category.value() + "/ring", "must be true: the category is mandatory");
      }
    }
  }

  /** What is in force: a category that was muted before it became mandatory rings. */
  public Preferences over(Preferences chosen) {
    Map<Category, Ringing> ringing = new HashMap<>(chosen.categories());
    for (Category category : categories) {
      ringing.computeIfPresent(category, (_, was) -> new Ringing(true, was.sound()));
    }
    return new Preferences(ringing, chosen.quietHours());
  }
}
