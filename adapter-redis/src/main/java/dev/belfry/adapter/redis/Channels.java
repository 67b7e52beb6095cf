package dev.belfry.adapter.redis;

import dev.belfry.domain.RecipientId;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What is told where. Each recipient has one of 65,536 channels, {@code belfry:{c}:0de}, and others
 * share it: names stay out of Redis, and a node hears little that it has no stream for. What stands
 * in braces, one of sixteen parts, decides which node of a cluster carries the channel.
 */
final class Channels {

  /** Into how many parts a cluster can divide the work. */
  static final int PARTS = 16;

  /** Heard by every node. */
  static final String EVERYBODY = in(0, "everybody");

  private static final int PLACE_OF_PART = "belfry:{".length();
  private static final int GOLDEN = 0x9E3779B9; // spreads what String.hashCode leaves close

  private Channels() {}

  static String of(RecipientId recipient) {
    int hash = (recipient.value().hashCode() * GOLDEN) >>> 16;
    return in(hash >>> 12, HexFormat.of().toHexDigits(hash & 0xfff, 3));
  }

  /** Where one node alone hears what it sings. */
  static String ofSongs(int part, UUID node) {
    return in(part, "canary:" + node);
  }

  private static String in(int part, String name) {
    return "belfry:{" + Integer.toHexString(part) + "}:" + name;
  }

  static int part(String channel) {
    return Character.digit(channel.charAt(PLACE_OF_PART), PARTS);
  }
}
