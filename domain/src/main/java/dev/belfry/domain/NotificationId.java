package dev.belfry.domain;

import java.time.Instant;
import java.util.UUID;

/** A notification's name, the same for its sender and all its recipients: a UUIDv7. */
public record NotificationId(UUID value) {

  /** A new one. The time comes first, so that indexes grow at one end (RFC 9562 §5.7). */
  public static NotificationId mint(Instant at) {
    UUID random = UUID.randomUUID();
    long most = (at.toEpochMilli() << 16) | 0x7000 | (random.getMostSignificantBits() & 0x0fff);
    return new NotificationId(new UUID(most, random.getLeastSignificantBits()));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
