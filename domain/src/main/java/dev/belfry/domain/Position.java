package dev.belfry.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in one recipient's log: at once order, duplicate check, gap detector and SSE id.
 *
 * @param number 0, 1, 2 … without a hole
 * @param witness of the event that stands there
 */
public record Position(long number, Witness witness) {

  private static final Pattern ID = Pattern.compile("v1\\.(0|[1-9][0-9]{0,17})\\.([0-9a-f]{8})");

  /** What clients store and send back, and never parse: {@code v1.42.51fe02aa}. */
  public String id() {
    return "v1." + number + "." + witness.value();
  }

  /** What {@link #id} made; empty if this release cannot read it. */
  public static Optional<Position> parse(String id) {
    Matcher parts = ID.matcher(id);
    if (!parts.matches()) return Optional.empty();
    return Optional.of(new Position(Long.parseLong(parts.group(1)), new Witness(parts.group(2))));
  }
}
