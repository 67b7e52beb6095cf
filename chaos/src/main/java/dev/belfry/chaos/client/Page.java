package dev.belfry.chaos.client;

import dev.belfry.chaos.client.Complaint.Kind;
import dev.belfry.chaos.client.Life.Badge;
import dev.belfry.testsupport.SseEvent;
import dev.belfry.testsupport.SseParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client: loads the inbox, follows the stream, comes back after every ending, and hands each
 * notification to its app. It believes nothing: what must not be, it complains of.
 */
public final class Page {

  private static final JsonMapper JSON = new JsonMapper();
  private static final long FIRST_BACK_OFF = 2_000;
  private static final long LONGEST_BACK_OFF = 5_000;
  private static final int EVENTS_TO_A_REFRESH = 50;

  private final String recipient;
  private final Reception reception;
  private final RandomGenerator random;
  private final Consumer<Complaint> complaints;
  private final Deeds deeds;
  private final List<Life> lives = new CopyOnWriteArrayList<>();
  private final List<Gap> gaps = new CopyOnWriteArrayList<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final Thread thread;
  private volatile @Nullable Life life;
  private volatile @Nullable Answer open;
  private volatile boolean stopped;
  private @Nullable String lastEventId;
  private long streamless = System.nanoTime();
  private boolean connected;
  private boolean startsOver;
  private long streamPosition;
  private int failures;
  private long wait;

  public Page(
      String recipient,
      Reception reception,
      RandomGenerator random,
      Consumer<Complaint> complaints) {
    this.recipient = recipient;
    this.reception = reception;
    this.random = random;
    this.complaints = complaints;
    this.deeds = new Deeds(recipient, reception.attic(), random);
    this.thread = Thread.ofVirtual().name("page of " + recipient).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  public String recipient() {
    return recipient;
  }

  /** From snapshot to snapshot. */
  public List<Life> lives() {
    return lives;
  }

  /** The times without a stream. */
  public List<Gap> gaps() {
    return gaps;
  }

  /** Whether those times count. */
  public boolean isTimed() {
    return reception.isTimed();
  }

  /** The one that goes on; null before the first snapshot. */
  public @Nullable Life life() {
    return life;
  }

  /** Whether it has had a stream. */
  public boolean wasConnected() {
    return !gaps.isEmpty();
  }

  private void run() {
    while (!stopped) {
      wait = backOff();
      try {
        if (lastEventId == null) load();
        follow();
      } catch (IOException lost) {
        // every ending is one to come back from
      } catch (RuntimeException unreadable) {
        if (!stopped) complain(Kind.PROTOCOL, "cannot read: " + unreadable);
      } finally {
        leave();
      }
      rest();
    }
  }

  private long backOff() {
    long most = Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF << Math.min(failures++, 8));
    return random.nextLong(most);
  }

  private void leave() {
    if (connected) streamless = System.nanoTime();
    connected = false;
    cut();
  }

  private void rest() {
    try {
      if (!stopped) Thread.sleep(wait);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }

  /** The whole inbox: from the first page, what later pages hold is not newer. */
  private void load() throws IOException {
    JsonNode first = get("/api/v1/inbox?limit=100");
    String id = first.path("lastEventId").asString();
    Life fresh = new Life(first.path("position").asLong(), id, badge(first));
    Deque<JsonNode> oldestFirst = new ArrayDeque<>();
    JsonNode page = first;
    while (true) {
      page.path("data").forEach(oldestFirst::push);
      String next = page.path("next").asString("");
      if (next.isEmpty()) break;
      page = get("/api/v1/inbox?limit=100&cursor=" + next);
    }
    for (JsonNode item : oldestFirst) hand(fresh, item, item.path("position").asLong(), false);
    lives.add(fresh);
    life = fresh;
    lastEventId = id;
  }

  /** Loads anew beside the open stream, which then tells again what the snapshot has. */
  private void refresh() {
    try {
      if (!startsOver) load();
    } catch (IOException notNow) {
      // what it shows is good all the same
    }
  }

  private JsonNode get(String path) throws IOException {
    try (Answer answer = to(path);
        InputStream body = answer.body()) {
      if (answer.status() != 200) throw new IOException("The inbox answers " + answer.status());
      return JSON.readTree(body.readAllBytes());
    } catch (JacksonException notBelfrys) {
      throw new IOException("No inbox", notBelfrys); // a proxy's page, or an answer that was cut
    }
  }

  /** By the next door where anybody answers. */
  private Answer to(String path) throws IOException {
    String token = reception.tokens().of(recipient);
    IOException nobody = new IOException("There is no door");
    for (int port : reception.doors().inTurn()) {
      try {
        return Answer.to(port, path, token, reception.silence());
      } catch (IOException unanswered) {
        nobody = unanswered;
      }
    }
    throw nobody;
  }

  private void follow() throws IOException {
    try (Answer answer = to("/api/v1/inbox/stream?lastEventId=" + lastEventId)) {
      if (!answer.isStream()) throw new IOException("The stream answers " + answer.status());
      open = answer;
      startsOver = false;
      Reader text =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8), 1_024);
      new SseParser(new Ear()).read(text);
    }
  }

  /** Cuts its stream, as a network does. It comes back. */
  public void cut() {
    Answer answer = open;
    open = null;
    try {
      if (answer != null) answer.close();
    } catch (IOException gone) {
      // it is cut all the same
    }
  }

  public void stop() {
    stopped = true;
    thread.interrupt();
    cut();
  }

  private final class Ear implements SseParser.Listener {

    @Override
    public void event(SseEvent event) {
      JsonNode data = JSON.readTree(event.data());
      switch (event.event()) {
        case "connect" -> connected(data);
        case "notification", "state", "removed", "preferences" -> {
          logged(event, data);
          if (isTimeToRefresh()) refresh();
          if (event.is("notification") && random.nextInt(1_000) < reception.deeds()) act();
        }
        case "reset" -> reset(data);
        case "bye" -> wait = data.path("retryMs").asLong();
        default -> {} // the contract says: pass it over
      }
    }

    @Override
    public void lastEventId(String id) {}

    @Override
    public void retry(long milliseconds) {}

    @Override
    public void comment(String text) {}
  }

  private void connected(JsonNode data) {
    long now = System.nanoTime();
    gaps.add(new Gap(streamless, now));
    connected = true;
    failures = 0;
    if (!data.path("recipient").asString().equals(recipient)) {
      complain(Kind.MISDELIVERED, "a stream of " + data.path("recipient").asString());
    }
    streamPosition = data.path("position").asLong(-1);
    Life at = life;
    if (at != null
        && data.path("resumed").asBoolean()
        && data.path("position").asLong() != at.position()) {
      complain(Kind.PROTOCOL, "resumes at " + data.path("position") + ", not " + at.position());
    }
  }

  /** A long inbox is loaded less often. */
  private boolean isTimeToRefresh() {
    return random.nextInt(EVENTS_TO_A_REFRESH + numbers.size()) == 0;
  }

  private void act() {
    Life at = life;
    if (at == null || startsOver || numbers.isEmpty()) return;
    List<Deeds.Known> known = new ArrayList<>();
    numbers.forEach((id, number) -> known.add(new Deeds.Known(id, number)));
    Deeds.Request deed = deeds.next(known, at.position());
    try {
      String token = reception.tokens().of(recipient);
      int status = deed.send(reception.doors().next(), token, reception.silence());
      if (!Deeds.isExpected(status)) complain(Kind.PROTOCOL, deed + " is answered " + status);
    } catch (IOException unanswered) {
      // it may have been done: the stream tells
    }
  }

  private void logged(SseEvent event, JsonNode data) {
    Life at = life;
    if (at == null || startsOver) return; // what follows is in the next snapshot
    long position = data.path("position").asLong();
    if (position <= streamPosition) {
      complain(Kind.DOUBLED, event.event() + " " + position + " after " + streamPosition);
    }
    streamPosition = position;
    if (position <= at.position() && reception.checksPositions()) return; // in the snapshot
    if (event.is("notification")) hand(at, data.path("notification"), position, true);
    if (event.is("removed")) data.path("ids").forEach(id -> remove(at, id.asString()));
    boolean isWhole = !event.is("state") || apply(at, data);
    if (event.id() == null) complain(Kind.PROTOCOL, "no id at " + position);
    else lastEventId = event.id();
    at.moveTo(position, lastEventId, badge(data));
    if (!isWhole) startOver();
  }

  /** Whether the client knows what it has to show now. */
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

  /** Loads anew, and then comes back. */
  private void startOver() {
    startsOver = true;
    lastEventId = null;
    cut();
  }

  private void hand(Life life, JsonNode notification, long position, boolean isLive) {
    JsonNode data = notification.path("data");
    long number = data.path("number").asLong();
    numbers.put(notification.path("id").asString(), number);
    if (!isForMe(data)) {
      complain(Kind.MISDELIVERED, "notification " + number + " is for " + data.path("for"));
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

  /** Closes, waits a random share, loads anew. */
  private void reset(JsonNode data) {
    reception.resets().accept(data.path("reason").asString());
    if (life != null) life.refute();
    wait = random.nextLong(Math.max(1, data.path("retryMs").asLong()));
    startOver();
  }

  private static Badge badge(JsonNode data) {
    JsonNode counts = data.path("counts");
    return new Badge(
        counts.path("unseen").asLong(),
        counts.path("unread").asLong(),
        counts.path("total").asLong());
  }

  private void complain(Kind kind, String text) {
    complaints.accept(new Complaint(kind, recipient, text, System.nanoTime()));
  }
}
