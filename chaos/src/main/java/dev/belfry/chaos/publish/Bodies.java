package dev.belfry.chaos.publish;

import dev.belfry.chaos.client.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What back ends send. */
final class Bodies {

  private static final JsonMapper JSON = new JsonMapper();

  /** Longer than a fault lasts: whoever tries again after the end is refused. */
  static final Duration SHORT_LIFE = Duration.ofSeconds(15);

  private Bodies() {}

  /** Its payload names its number, and whom it is for. */
  static String of(Entry entry) {
    ObjectNode body = JSON.createObjectNode();
    Set<String> to = entry.order().to();
    if (to == null) body.putObject("to").put("everyone", true);
    else if (to.size() == 1) body.put("to", to.iterator().next());
    else to.forEach(body.putArray("to")::add);
    body.put("title", entry.order().fault() == Order.Wrong.NO_TITLE ? "" : "no " + entry.number());
    if (entry.order().expires()) {
      body.put("expiresAt", Instant.now().plus(SHORT_LIFE).toString());
    }
    ObjectNode data = body.putObject("data").put("number", entry.number());
    ArrayNode tags = data.putArray("for");
    if (to == null) tags.add(Tags.EVERYONE);
    else to.forEach(recipient -> tags.add(Tags.of(recipient)));
    return JSON.writeValueAsString(body);
  }
}
