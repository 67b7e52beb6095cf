package dev.belfry.domain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A sender's own name for one request, so that it can be sent again without being done again.
 *
 * @param value 1 to 255 characters
 * @param bodyHash SHA-256 of the raw bytes of the request's body, in hex: the same key with another
 *     body is a mistake of the sender's
 */
public record IdempotencyKey(Sender sender, String value, String bodyHash) {

  public IdempotencyKey {
    Text.wellFormed("Idempotency-Key", value);
    Text.lengthOf("Idempotency-Key", value, 1, 255);
  }

  public static IdempotencyKey of(Sender sender, String value, byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return new IdempotencyKey(sender, value, HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
