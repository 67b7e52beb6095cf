package dev.belfry.chaos.client;

import dev.belfry.chaos.client.Complaint.Kind;
import dev.belfry.testsupport.SseEvent;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
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
  private final Requests requests;
  private final App app;
  private final Deeds deeds;
  private final List<Gap> gaps = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile @Nullable Answer open;
  private volatile boolean stopped;
  private @Nullable String lastEventId;
  private volatile boolean wasConnected;
  private long streamless;
  private boolean connected;
  private boolean startsOver;
  private int failures;
  private long wait;

  // where the stream stands, which a snapshot beside it may have passed
  private @Nullable String streamId;
  private long streamPosition;

  public Page(
      String recipient,
      Reception reception,
      RandomGenerator random,
      Consumer<Complaint> complaints) {
    this.recipient = recipient;
    this.reception = reception;
    this.random = random;
    this.complaints = complaints;
    this.requests =
        new Requests(recipient, reception.doors(), reception.tokens(), reception.silence());
    this.app = new App(recipient, reception.checksPositions(), complaints);
    this.deeds = new Deeds(recipient, reception.attic(), random);
    this.thread = Thread.ofVirtual().name("page of " + recipient).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** What it has been handed. */
  public App app() {
    return app;
  }

  /** The times between two streams. */
  public List<Gap> gaps() {
    return gaps;
  }

  /** Whether those times count. */
  public boolean isTimed() {
    return reception.isTimed();
  }

  /** Whether it has been between two streams then. */
  public boolean wasWaiting(long at) {
    return gaps.stream().anyMatch(gap -> gap.from() <= at && at < gap.to());
  }

  /** Whether it has had a stream. */
  public boolean wasConnected() {
    return wasConnected;
  }

  private void run() {
    while (!stopped) {
      wait = backOff();
      try {
        follow(lastEventId == null ? load() : lastEventId);
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

  /** Where the stream goes on. */
  private String load() throws IOException {
    List<JsonNode> inbox = requests.inbox();
    app.load(inbox);
    String id = inbox.getFirst().path("lastEventId").asString();
    lastEventId = id;
    return id;
  }

  private void follow(String from) throws IOException {
    try (Answer answer = requests.stream(from)) {
      open = answer;
      startsOver = false;
      streamId = from;
      Ear ear = this::hear;
      ear.listenTo(answer.body());
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

  private void hear(SseEvent event) {
    if (startsOver) return; // what follows is in the next snapshot
    JsonNode data = JSON.readTree(event.data());
    switch (event.event()) {
      case "connect" -> connected(data);
      case "notification", "state", "removed", "preferences" -> logged(event, data);
      case "reset" -> reset(data);
      case "bye" -> wait = data.path("retryMs").asLong();
      default -> {} // the contract says: pass it over
    }
  }

  private void connected(JsonNode data) {
    if (wasConnected) gaps.add(new Gap(streamless, System.nanoTime()));
    wasConnected = true;
    connected = true;
    failures = 0;
    if (!data.path("recipient").asString().equals(recipient)) {
      complain(Kind.MISDELIVERED, "a stream of " + data.path("recipient").asString());
    }
    streamPosition = data.path("position").asLong(-1);
    Life at = app.life();
    if (at != null
        && data.path("resumed").asBoolean()
        && data.path("position").asLong() != at.position()) {
      complain(Kind.PROTOCOL, "resumes at " + data.path("position") + ", not " + at.position());
    }
  }

  private void logged(SseEvent event, JsonNode data) {
    long position = data.path("position").asLong();
    if (position <= streamPosition) {
      complain(Kind.DOUBLED, event.event() + " " + position + " after " + streamPosition);
    }
    streamPosition = position;
    if (event.id() == null) complain(Kind.PROTOCOL, "no id at " + position);
    else streamId = event.id();
    if (app.isNews(position)) {
      lastEventId = streamId;
      if (!app.apply(event.event(), data, streamId)) startOver();
    } else if (app.isUndone(position, event.id())) {
      startOver();
    }
    if (isTimeToRefresh()) refresh();
    if (event.is("notification") && random.nextInt(1_000) < reception.deeds()) act();
  }

  /** A long inbox is loaded less often. */
  private boolean isTimeToRefresh() {
    return !startsOver && random.nextInt(EVENTS_TO_A_REFRESH + app.size()) == 0;
  }

  /** Loads anew beside the open stream, which then tells again what the snapshot has. */
  private void refresh() {
    try {
      load();
    } catch (IOException notNow) {
      // what it shows is good all the same
    }
  }

  private void act() {
    Life at = app.life();
    List<Deeds.Known> known = app.known();
    if (at == null || startsOver || known.isEmpty()) return;
    Deeds.Request deed = deeds.next(known, at.position());
    try {
      int status = requests.send(deed);
      if (!Deeds.isExpected(status)) complain(Kind.PROTOCOL, deed + " is answered " + status);
    } catch (IOException unanswered) {
      // it may have been done: the stream tells
    }
  }

  /** Closes, waits a random share, loads anew. Whether it had to be, the oracle says. */
  private void reset(JsonNode data) {
    app.reset(new Reset(data.path("reason").asString(), streamId, System.nanoTime()));
    wait = random.nextLong(Math.max(1, data.path("retryMs").asLong()));
    startOver();
  }

  /** Loads anew, and then comes back. */
  private void startOver() {
    startsOver = true;
    lastEventId = null;
    cut();
  }

  private void complain(Kind kind, String text) {
    complaints.accept(new Complaint(kind, recipient, text, System.nanoTime()));
  }
}
