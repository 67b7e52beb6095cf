package dev.belfry.adapter.redis;

import dev.belfry.application.port.out.Bus.Ring;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.Witness;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ring as text between nodes, which may be of different releases: {@code 1 ring 42 51fe02aa ada}.
 *
 * <p>Version and kind come first, and what this release does not know is passed over. It says where
 * a log stands and never what is in it, so whoever can write to Redis can only make nodes look.
 */
final class RingMessage {

  /** The recipient is the rest: any Unicode, spaces and line separators included. */
  private static final Pattern RING =
      Pattern.compile("1 ring (0|[1-9][0-9]{0,17}) ([0-9a-f]{8}) (.+)", Pattern.DOTALL);

  private static final Pattern EVERYBODY = Pattern.compile("1 broadcasts ([1-9][0-9]{0,17})");

  private RingMessage() {}

  static String write(Ring ring) {
    Position position = ring.position();
    String standing = position.number() + " " + position.witness().value();
    return "1 ring " + standing + " " + ring.recipient().value();
  }

  /** Broadcasts have come to {@code number}: {@code 1 broadcasts 7}. */
  static String writeForEverybody(long number) {
    return "1 broadcasts " + number;
  }

  /** Empty if it is not a ring for everybody, or not one of this version. */
  static OptionalLong readForEverybody(String text) {
    Matcher parts = EVERYBODY.matcher(text);
    return parts.matches() ? OptionalLong.of(Long.parseLong(parts.group(1))) : OptionalLong.empty();
  }

  /** Empty if it is not a ring, or not one of this version. */
  static Optional<Ring> read(String text) {
    Matcher parts = RING.matcher(text);
    if (!parts.matches()) return Optional.empty();
    long number = Long.parseLong(parts.group(1));
    try {
      RecipientId recipient = new RecipientId(parts.group(3));
      return Optional.of(new Ring(recipient, new Position(number, new Witness(parts.group(2)))));
    } catch (InvalidValueException notOurs) {
      return Optional.empty(); // nobody has such a name, so there is nobody to ring
    }
  }
}
