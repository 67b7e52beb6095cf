package dev.belfry.chaos.publish;

import dev.belfry.chaos.client.Complaint;
import dev.belfry.chaos.client.Complaint.Kind;
import dev.belfry.chaos.client.Doors;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A back end: writes down what it is about to send, sends it, and does not give up. What it recalls
 * it recalls until that is answered, too.
 */
public final class Publisher {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(12);
  private static final int LONGEST_PAUSE_MILLIS = 400;
  private static final int POSTS_TO_A_RECALL = 25;
  private static final int POSTS_BEFORE_A_RECALL = 3;
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final String name;
  private final Supplier<String> token;
  private final Doors doors;
  private final Journal journal;
  private final Orders orders;
  private final RandomGenerator random;
  private final Predicate<String> isUndone;
  private final Consumer<Complaint> complaints;
  private final AtomicLong refusals;
  private final Deque<Entry> toBeRecalled = new ArrayDeque<>();
  private @Nullable Entry former;
  private final Thread thread;
  private volatile boolean stopped;

  /**
   * @param refusals counts answers after which it tried again
   * @param isUndone whether what has this id is gone with its database
   */
  public Publisher(
      String name,
      Supplier<String> token,
      Doors doors,
      Journal journal,
      Orders orders,
      RandomGenerator random,
      AtomicLong refusals,
      Predicate<String> isUndone,
      Consumer<Complaint> complaints) {
    this.name = name;
    this.token = token;
    this.doors = doors;
    this.journal = journal;
    this.orders = orders;
    this.random = random;
    this.refusals = refusals;
    this.isUndone = isUndone;
    this.complaints = complaints;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /**
   * Takes no further order, and returns when what was begun is answered, or complains when time is
   * over.
   */
  public void finish(Duration limit) throws InterruptedException {
    stopped = true;
    if (thread.join(limit)) return;
    thread.interrupt();
    thread.join();
    String text = "is not answered, long after all is well";
    complaints.accept(new Complaint(Kind.PROTOCOL, name, text, System.nanoTime()));
  }

  private void run() {
    try {
      while (!stopped && orders.await(random)) post(orders.next(random));
      while (!toBeRecalled.isEmpty()) recall(toBeRecalled.remove());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void post(Order order) throws InterruptedException {
    Entry reused = former;
    if (order.fault() == Order.Wrong.KEY_OF_ANOTHER && reused == null) return;
    Entry entry = journal.write(order);
    String key = key(order.fault() == Order.Wrong.KEY_OF_ANOTHER ? reused : entry);
    String body = Bodies.of(entry);
    while (true) {
      entry.sending();
      int status = send(entry, key, body);
      if (isSettled(entry, status)) break;
      refusals.incrementAndGet();
      Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
    }
    if (entry.isAccepted()) remember(entry);
  }

  private String key(@Nullable Entry entry) {
    return name + "-" + Objects.requireNonNull(entry).number();
  }

  /** The status, or 0 where no answer came. */
  private int send(Entry entry, String key, String body) throws InterruptedException {
    HttpRequest request =
        request("/api/v1/notifications")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 201) {
        JsonNode json = JSON.readTree(answer.body());
        entry.accepted(json.path("id").asString());
        journal.note("accepted " + entry.number() + " as " + entry.id());
      }
      return answer.statusCode();
    } catch (IOException noAnswer) {
      return 0;
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + doors.next() + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token.get());
  }

  private boolean isSettled(Entry entry, int status) {
    Order.Wrong fault = entry.order().fault();
    if (status == 201 && (fault == null || isFirstNow(fault))) return true;
    if (status == 400 && isOver(entry)) return true; // tried for too long: it may not be posted now
    if (status == 400 && entry.order().expires())
      return false; // by a clock that is ahead: another node takes it
    boolean isVerdict = status == 201 || (status >= 400 && status < 500 && !isForLater(status));
    if (isVerdict && (fault == null || status != fault.status())) {
      complain(entry, "answered " + status);
    }
    return isVerdict;
  }

  /** The other one that had the key is forgotten, with the database. */
  private boolean isFirstNow(Order.Wrong fault) {
    return fault == Order.Wrong.KEY_OF_ANOTHER
        && isUndone.test(Objects.requireNonNull(Objects.requireNonNull(former).id()));
  }

  private static boolean isOver(Entry entry) {
    long age = System.nanoTime() - entry.firstSent();
    return entry.order().expires() && age >= Bodies.SHORT_LIFE.toNanos();
  }

  /** Requests in flight with the same key, and limits. A proxy's 404 is not Belfry's. */
  private static boolean isForLater(int status) {
    return status == 404 || status == 409 || status == 429;
  }

  private void remember(Entry entry) throws InterruptedException {
    former = entry;
    if (random.nextInt(POSTS_TO_A_RECALL) == 0) toBeRecalled.add(entry);
    if (toBeRecalled.size() > POSTS_BEFORE_A_RECALL) recall(toBeRecalled.remove());
  }

  private void recall(Entry entry) throws InterruptedException {
    entry.withdraw();
    journal.note("recall " + entry.number());
    HttpRequest request = request("/api/v1/notifications/" + entry.id()).DELETE().build();
    while (true) {
      try {
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 204) return;
        if (isUnknown(answer)) {
          boolean isGone = isUndone.test(Objects.requireNonNull(entry.id()));
          if (!isGone) complain(entry, "is recalled, and unknown");
          return;
        }
      } catch (IOException noAnswer) {
        // it may have been done; repeating it changes nothing
      }
      refusals.incrementAndGet();
      Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
      request = request("/api/v1/notifications/" + entry.id()).DELETE().build();
    }
  }

  /** To Belfry itself. */
  private static boolean isUnknown(HttpResponse<String> answer) {
    return answer.statusCode() == 404 && answer.body().contains("urn:belfry:problem:");
  }

  private void complain(Entry entry, String text) {
    complaints.accept(
        new Complaint(
            Kind.PROTOCOL, name, "notification " + entry.number() + " " + text, System.nanoTime()));
  }
}
