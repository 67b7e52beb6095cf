package dev.belfry.adapter.web.rest;

import dev.belfry.adapter.web.problem.InvalidRequestException;
import dev.belfry.domain.Audience;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.RecipientId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** Whom a post is for: the id of one recipient, a list of them, or everyone. */
final class AudienceJson {

  private AudienceJson() {}

  static Audience of(@Nullable JsonNode to) {
    if (to == null || to.isNull()) throw new InvalidValueException("to", "is required");
    if (to.isString()) return Audience.of(new RecipientId(to.stringValue()));
    if (to.isArray()) return Audience.of(named(to));
    if (isEveryone(to)) return new Audience.Everyone();
    throw InvalidRequestException.inBody(
        "/to", "must be the id of a recipient, a list of them, or {\"everyone\": true}");
  }

  private static boolean isEveryone(JsonNode to) {
    return to.isObject() && to.size() == 1 && to.path("everyone").equals(BooleanNode.TRUE);
  }

  private static List<RecipientId> named(JsonNode list) {
    if (list.size() > Audience.MAX_NAMED) {
      throw new InvalidValueException(
          "to", "must name at most %,d, found %,d".formatted(Audience.MAX_NAMED, list.size()));
    }
    return IntStream.range(0, list.size()).mapToObj(i -> recipient(list.get(i), i)).toList();
  }

  private static RecipientId recipient(JsonNode id, int index) {
    String pointer = "/to/" + index;
    if (!id.isString()) throw InvalidRequestException.inBody(pointer, "must be text");
    try {
      return new RecipientId(id.stringValue());
    } catch (InvalidValueException invalid) {
      throw InvalidRequestException.inBody(pointer, invalid.problem());
    }
  }
}
