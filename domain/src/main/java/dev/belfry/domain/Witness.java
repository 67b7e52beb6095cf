package dev.belfry.domain;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Tells two events apart that have the same position in two histories of one log, as after a
 * database was restored: eight hex digits.
 *
 * <p>They are the <em>last</em> digits of the event's id, because the first ones of a UUIDv7 are
 * the same for a minute.
 */
public record Witness(String value) {

  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{8}");

  public Witness {
    if (!DIGITS.matcher(value).matches()) {
      throw new InvalidValueException("witness", "must be eight hex digits");
    }
  }

  public static Witness of(UUID event) {
    return new Witness(event.toString().substring(28));
  }
}
