package dev.belfry.boot.doctor;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the doctor has to know of a token, which it does not check, and what it posts. */
final class Tokens {

  private static final JsonMapper JSON = new JsonMapper();

  private Tokens() {}

  /** Whose it is; null if it does not say. */
  static @Nullable String subject(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) return null;
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
      JsonNode subject = JSON.readTree(new String(claims, StandardCharsets.UTF_8)).path("sub");
      return subject.isString() ? subject.asString() : null;
    } catch (IllegalArgumentException | JacksonException unreadable) {
      return null;
    }
  }

  static String post(String to, String title) {
    return JSON.writeValueAsString(
        JSON.createObjectNode().put("to", to).put("title", title).put("priority", "low"));
  }
}
