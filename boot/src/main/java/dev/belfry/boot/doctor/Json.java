package dev.belfry.boot.doctor;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what may be JSON, or anything else that somebody on the way has put in its place. */
final class Json {

  static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  /** The text of a member; null if there is none. */
  static @Nullable String text(String json, String member) {
    try {
      JsonNode value = MAPPER.readTree(json).path(member);
      return value.isString() ? value.asString() : null;
    } catch (JacksonException somethingElse) {
      return null;
    }
  }
}
