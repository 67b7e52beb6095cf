package dev.belfry.adapter.web.rest;

import dev.belfry.adapter.web.problem.InvalidRequestException;
import tools.jackson.databind.JsonNode;

/** The member {@code data} of a post: any JSON object, but for text that could not be stored. */
final class DataJson {

  private DataJson() {}

  static String compact(JsonNode data) {
    if (!data.isObject()) throw InvalidRequestException.inBody("/data", "must be an object");
    refuseUnstorable(data);
    return data.toString();
  }

  private static void refuseUnstorable(JsonNode node) {
    if (node.isString()) refuse(node.stringValue());
    for (String name : node.propertyNames()) refuse(name);
    for (JsonNode child : node) refuseUnstorable(child);
  }

  private static void refuse(String text) {
    boolean unstorable =
        text.codePoints()
            .anyMatch(
                c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    if (unstorable) {
      throw InvalidRequestException.inBody("/data", "must not hold NUL or unpaired surrogates");
    }
  }
}
