package dev.belfry.domain;

import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * When nothing rings but what is urgent: each day, over midnight if need be.
 *
 * @param from the first quiet minute, as {@code 22:00}
 * @param to the first that is not; the same as {@code from} is never quiet
 * @param timeZone where these are the times, by its IANA name: {@code Asia/Seoul}
 */
public record QuietHours(String from, String to, String timeZone) {

  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  /** Without those of Java's own, which no browser knows. */
  private static final Set<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(zone -> !zone.startsWith("SystemV/"))
          .collect(Collectors.toUnmodifiableSet());

  public QuietHours {
    requireTime("quietHours/from", from);
    requireTime("quietHours/to", to);
    if (!ZONES.contains(timeZone)) {
      throw new InvalidValueException(
          "quietHours/timeZone", "must be the IANA name of a time zone, like Europe/Berlin");
    }
  }

  private static void requireTime(String field, String time) {
    if (!TIME.matcher(time).matches()) {
      throw new InvalidValueException(field, "must be a time from 00:00 to 23:59");
    }
  }
}
