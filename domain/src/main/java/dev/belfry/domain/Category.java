package dev.belfry.domain;

import java.util.regex.Pattern;

/** A sender's word for a kind of notification: {@code orders}, {@code build.failed}. */
public record Category(String value) {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  public Category {
    if (!SLUG.matcher(value).matches()) {
      throw new InvalidValueException("category", "must match " + SLUG.pattern());
    }
  }
}
