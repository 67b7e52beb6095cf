package dev.belfry.chaos.client;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a client is told, made up: notifications that nobody has seen. */
public final class Told {

  private static final JsonMapper JSON = new JsonMapper();

  private final App app;

  public Told(App app) {
    this.app = app;
  }

  /** The whole inbox, as it was at that event; each of {@code numbers} stands at its own. */
  public void inbox(long position, String eventId, long... numbers) {
    ObjectNode page = JSON.createObjectNode().put("position", position);
    page.put("lastEventId", eventId);
    counts(page, numbers.length);
    for (int i = numbers.length - 1; i >= 0; i--) {
      page.withArray("data").add(item(numbers[i]).put("position", numbers[i] % 100));
    }
    app.load(List.of(page));
  }

  public void event(long position, String eventId, long number) {
    ObjectNode data = JSON.createObjectNode();
    data.set("notification", item(number));
    data.put("position", position);
    counts(data, position);
    app.apply("notification", data, eventId);
  }

  public void reset(String reason, String eventId) {
    app.reset(new Reset(reason, eventId, System.nanoTime()));
  }

  private ObjectNode item(long number) {
    ObjectNode item = JSON.createObjectNode().put("id", "n" + number);
    ObjectNode data = item.putObject("data").put("number", number);
    data.putArray("for").add(Tags.of(app.recipient()));
    return item;
  }

  private static void counts(ObjectNode json, long count) {
    json.putObject("counts").put("unseen", count).put("unread", count).put("total", count);
  }
}
