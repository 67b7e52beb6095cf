package dev.belfry.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One open stream, read by a thread of its own from the first byte on. It never reconnects: that is
 * a new one, with {@link #lastEventId}.
 */
public final class SseClient implements AutoCloseable {

  /** What is asked for; made by {@link SseClient#to}. */
  public static final class Call {

    private final HttpRequest.Builder request =
        HttpRequest.newBuilder().header("Accept", "text/event-stream");
    private String uri;

    private Call(String uri) {
      this.uri = uri;
    }

    public Call token(String token) {
      return header("Authorization", "Bearer " + token);
    }

    /** Where to go on, as native clients say it; from the start if null. */
    public Call after(@Nullable String lastEventId) {
      return lastEventId == null ? this : header("Last-Event-ID", lastEventId);
    }

    /** Where to go on, as the polyfill says it, which has no header for it. */
    public Call afterInQuery(String lastEventId) {
      return query("lastEventId", lastEventId);
    }

    public Call query(String name, String value) {
      uri += uri.contains("?") ? "&" : "?";
      uri += name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
      return this;
    }

    public Call header(String name, String value) {
      request.setHeader(name, value);
      return this;
    }

    /** Returns when the server has answered, whatever its answer. */
    public SseClient open() {
      try {
        HttpRequest get = request.uri(URI.create(uri)).timeout(Deadline.GENEROUS).GET().build();
        return new SseClient(HTTP.send(get, HttpResponse.BodyHandlers.ofInputStream()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw Child.interrupted(e);
      }
    }
  }

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1) // one connection for each stream, to be cut alone
          .connectTimeout(Duration.ofSeconds(30))
          .build();

  private final HttpResponse<InputStream> response;
  private final Object lock = new Object();
  private final List<SseEvent> events = new ArrayList<>();
  private final StringBuilder body = new StringBuilder();
  private @Nullable String lastEventId;
  private @Nullable Long retry;
  private int heartbeats;
  private boolean ended;

  private SseClient(HttpResponse<InputStream> response) {
    this.response = response;
    Thread.ofVirtual().name("sse-client").start(this::read);
  }

  public static Call to(String uri) {
    return new Call(uri);
  }

  private void read() {
    try (var text = new InputStreamReader(response.body(), StandardCharsets.UTF_8)) {
      if (isStream()) new SseParser(new Collector()).read(text);
      else readBody(new BufferedReader(text));
    } catch (IOException cut) {
      // by us or by them: the stream has ended, and what came before counts
    } finally {
      change(() -> ended = true);
    }
  }

  private boolean isStream() {
    return status() == 200
        && headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
  }

  private void readBody(BufferedReader text) throws IOException {
    char[] piece = new char[4_096];
    for (int n = text.read(piece); n >= 0; n = text.read(piece)) {
      int length = n;
      change(() -> body.append(piece, 0, length));
    }
  }

  private final class Collector implements SseParser.Listener {
    @Override
    public void event(SseEvent event) {
      change(() -> events.add(event));
    }

    @Override
    public void lastEventId(String id) {
      change(() -> lastEventId = id);
    }

    @Override
    public void retry(long milliseconds) {
      change(() -> retry = milliseconds);
    }

    @Override
    public void comment(String text) {
      change(() -> heartbeats++);
    }
  }

  private void change(Runnable change) {
    synchronized (lock) {
      change.run();
      lock.notifyAll();
    }
  }

  public int status() {
    return response.statusCode();
  }

  public HttpHeaders headers() {
    return response.headers();
  }

  /** Of an answer that is not a stream, read to its end. */
  public String body() {
    awaitEnd();
    synchronized (lock) {
      return body.toString();
    }
  }

  /** What has come so far, in order. */
  public List<SseEvent> events() {
    synchronized (lock) {
      return List.copyOf(events);
    }
  }

  /** Those of that name that have come so far, in order. */
  public List<SseEvent> events(String name) {
    return events().stream().filter(it -> it.is(name)).toList();
  }

  /** The first {@code count} events; fails where they do not come. */
  public List<SseEvent> await(int count) {
    await(count + " events", () -> events.size() >= count);
    return events().subList(0, count);
  }

  /** The first event that is like this; fails where none comes. */
  public SseEvent await(Predicate<SseEvent> wanted) {
    await("an event", () -> events.stream().anyMatch(wanted));
    return events().stream().filter(wanted).findFirst().orElseThrow();
  }

  /** The first event of that name; fails where none comes. */
  public SseEvent await(String name) {
    return await(it -> it.is(name));
  }

  /** Comments that have come so far. */
  public int heartbeats() {
    synchronized (lock) {
      return heartbeats;
    }
  }

  public void awaitHeartbeats(int count) {
    await(count + " heartbeats", () -> heartbeats >= count);
  }

  /** The id that a client would reconnect with. */
  public @Nullable String lastEventId() {
    synchronized (lock) {
      return lastEventId;
    }
  }

  /** The last time to wait before reconnecting that the server has asked for, in milliseconds. */
  public @Nullable Long retry() {
    synchronized (lock) {
      return retry;
    }
  }

  /** Has either side ended the connection? */
  public boolean hasEnded() {
    synchronized (lock) {
      return ended;
    }
  }

  public void awaitEnd() {
    await("its end", () -> ended);
  }

  /** The condition is looked at under the lock, whenever something has changed. */
  private void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Deadline.GENEROUS.toNanos();
    synchronized (lock) {
      while (!condition.getAsBoolean()) {
        long left = end - System.nanoTime();
        if (ended || left <= 0) throw new AssertionError(missing(what));
        try {
          lock.wait(Math.max(1, left / 1_000_000));
        } catch (InterruptedException e) {
          throw Child.interrupted(e);
        }
      }
    }
  }

  private String missing(String what) {
    return "The stream %s without %s. Status %d, %d heartbeats, events: %s %s"
        .formatted(
            ended ? "has ended" : "went on for " + Deadline.GENEROUS,
            what,
            status(),
            heartbeats,
            events,
            body);
  }

  /** Cuts the connection without a word. */
  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
