package dev.belfry.chaos.client;

import dev.belfry.chaos.client.Complaint.Kind;
import dev.belfry.chaos.client.Life.Badge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one client is handed, by snapshots and by its stream, and what it shows of it. */
public final class App {

  private final String recipient;
  private final boolean checksPositions;
  private final Consumer<Complaint> complaints;
  private final List<Life> lives = new CopyOnWriteArrayList<>();
  private final List<Reset> resets = new CopyOnWriteArrayList<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private volatile @Nullable Life life;

  /**
   * @param checksPositions whether it applies only what is newer than what it holds
   */
  public App(String recipient, boolean checksPositions, Consumer<Complaint> complaints) {
    this.recipient = recipient;
    this.checksPositions = checksPositions;
    this.complaints = complaints;
  }

  public String recipient() {
    return recipient;
  }

  /** From snapshot to snapshot. */
  public List<Life> lives() {
    return lives;
  }

  /** How often it was told to start over, and why. */
  public List<Reset> resets() {
    return resets;
  }

  /** The one that goes on; null before the first snapshot. */
  public @Nullable Life life() {
    return life;
  }

  /** How many notifications it knows. */
  int size() {
    return numbers.size();
  }

  /** Everything it knows. */
  List<Deeds.Known> known() {
    List<Deeds.Known> known = new ArrayList<>();
    numbers.forEach((id, number) -> known.add(new Deeds.Known(id, number)));
    return known;
  }

  /**
   * A life begins.
   *
   * @param pages of the inbox, the newest first
   */
  public void load(List<JsonNode> pages) {
    JsonNode first = pages.getFirst();
    String id = first.path("lastEventId").asString();
    Life fresh = new Life(first.path("position").asLong(), id, badge(first));
    List<JsonNode> newestFirst = new ArrayList<>();
    pages.forEach(page -> page.path("data").forEach(newestFirst::add));
    for (JsonNode item : newestFirst.reversed()) {
      hand(fresh, item, item.path("position").asLong(), false);
    }
    lives.add(fresh);
    life = fresh;
  }

  void reset(Reset reset) {
    resets.add(reset);
  }

  /** Whether it has not been told of that position. */
  boolean isNews(long position) {
    Life at = life;
    return at != null && (position > at.position() || !checksPositions);
  }

  /**
   * Whether the stream has come to the same place by another way, so that what it holds is undone.
   */
  boolean isUndone(long position, @Nullable String id) {
    Life at = life;
    return at != null && id != null && position == at.position() && !id.equals(at.eventId());
  }

  /**
   * An event of the log.
   *
   * @return false where the app does not know what it has to show now
   */
  public boolean apply(String event, JsonNode data, @Nullable String id) {
    Life at = life;
    if (at == null) return false;
    long position = data.path("position").asLong();
    if (event.equals("notification")) hand(at, data.path("notification"), position, true);
    if (event.equals("removed")) data.path("ids").forEach(it -> remove(at, it.asString()));
    boolean isWhole = !event.equals("state") || apply(at, data);
    at.moveTo(position, id, badge(data));
    return isWhole;
  }

  private boolean apply(Life at, JsonNode state) {
    String change = state.path("change").asString();
    boolean isWhole = true;
    if (change.equals("archived")) {
      state.path("ids").forEach(id -> remove(at, id.asString()));
      if (state.has("upTo")) at.removeUpTo(state.path("upTo").asLong());
    } else if (change.equals("unarchived")) {
      for (JsonNode id : state.path("ids")) {
        Long number = numbers.get(id.asString());
        isWhole &= number != null && at.putBack(number);
      }
    }
    return isWhole;
  }

  private void hand(Life life, JsonNode notification, long position, boolean isLive) {
    JsonNode data = notification.path("data");
    long number = data.path("number").asLong();
    numbers.put(notification.path("id").asString(), number);
    if (!isForMe(data)) {
      String text = "notification " + number + " is for " + data.path("for");
      complaints.accept(new Complaint(Kind.MISDELIVERED, recipient, text, System.nanoTime()));
    }
    life.hand(new Handed(number, position, isLive, System.nanoTime()));
  }

  private boolean isForMe(JsonNode data) {
    List<String> tags = new ArrayList<>();
    data.path("for").forEach(tag -> tags.add(tag.asString()));
    return tags.contains(Tags.EVERYONE) || tags.contains(Tags.of(recipient));
  }

  private void remove(Life life, String id) {
    Long number = numbers.get(id);
    if (number != null) life.remove(number);
  }

  private static Badge badge(JsonNode data) {
    JsonNode counts = data.path("counts");
    return new Badge(
        counts.path("unseen").asLong(),
        counts.path("unread").asLong(),
        counts.path("total").asLong());
  }
}
