package dev.belfry.chaos.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** What a payload says of whom it is for. */
public final class Tags {

  public static final String EVERYONE = "everyone";

  private static final int BYTES = 8;

  private Tags() {}

  /**
   * Of one recipient: a hash, so that a payload and its address cannot be mixed up the same way.
   */
  public static String of(String recipient) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(recipient.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
