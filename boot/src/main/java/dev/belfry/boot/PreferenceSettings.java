package dev.belfry.boot;

import dev.belfry.domain.Category;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.Mandatory;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What people may choose.
 *
 * @param mandatory the categories that nobody can mute
 */
@ConfigurationProperties("belfry.preferences")
record PreferenceSettings(@DefaultValue List<String> mandatory) {

  PreferenceSettings {
    mandatory.forEach(PreferenceSettings::category);
  }

  Mandatory categories() {
    return new Mandatory(mandatory.stream().map(PreferenceSettings::category).toList());
  }

  private static Category category(String slug) {
    try {
      return new Category(slug);
    } catch (InvalidValueException invalid) {
      throw new IllegalArgumentException(
          "belfry.preferences.mandatory: '%s' is no category; it %s"
              .formatted(slug, invalid.problem()),
          invalid);
    }
  }
}
