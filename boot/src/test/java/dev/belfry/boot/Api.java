package dev.belfry.boot;

import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.Jwts;
import dev.belfry.testsupport.LaidOut;
import dev.belfry.testsupport.SseClient;
import dev.belfry.testsupport.SseEvent;
import dev.belfry.testsupport.TestPostgres;
import dev.belfry.testsupport.TestRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What back ends and people do with a node, over HTTP as they do it. */
record Api(String url) {

  static final String SECRET = "only for tests, and long enough for HS256";
  static final Jwts TOKENS = new Jwts(SECRET, "belfry");
  static final String WRITE = "notifications:write";
  static final String LISTED_ORIGIN = "https://app.example";

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** An answer, read to its end. */
  record Answer(int status, HttpHeaders headers, String text) {

    JsonNode json() {
      return JSON.readTree(text);
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    String code() {
      return json().path("code").asString();
    }

    String id() {
      return json().path("id").asString();
    }
  }

  /** A node with every setting that it needs, and a heart that beats fast enough for a test. */
  static BelfryProcess.Setup node(TestPostgres.Database database) {
    return settings(database).program(program());
  }

  private static BelfryProcess.Setup settings(TestPostgres.Database database) {
    return BelfryProcess.with(
            "--spring.profiles.active=demo",
            "--belfry.jwt.secret=" + SECRET,
            "--belfry.jwt.leeway=1s",
            "--belfry.stream.heartbeat=1s")
        .on(database);
  }

  /** What follows {@code java} for a quick start. */
  static List<String> program() {
    return LaidOut.jar()
        .learn(() ->
            settings(TestPostgres.get().newDatabase())
                .and("--spring.data.redis.url=" + TestRedis.get().url())
                .and("--belfry.bus.secret=" + SECRET))
        .program();
  }

  static Api of(BelfryProcess node) {
    return new Api(node.url());
  }

  /** As the back end {@code shop}. */
  Answer post(String recipient, String title) {
    return post("shop", null, note(recipient, title));
  }

  Answer post(String sender, @Nullable String key, String body) {
    HttpRequest.Builder request =
        asking("/api/v1/notifications")
            .header("Authorization", "Bearer " + TOKENS.of(sender, WRITE))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (key != null) request.header("Idempotency-Key", key);
    return send(request);
  }

  Answer recall(String sender, String id) {
    return send(
        asking("/api/v1/notifications/" + id)
            .header("Authorization", "Bearer " + TOKENS.of(sender, WRITE))
            .DELETE());
  }

  static String note(String recipient, String title) {
    return "{\"to\":\"%s\",\"title\":\"%s\"}".formatted(recipient, title);
  }

  Answer get(String path, String token) {
    return send(asking(path).header("Authorization", "Bearer " + token).GET());
  }

  Answer inbox(String recipient) {
    return get("/api/v1/inbox?limit=100", TOKENS.of(recipient));
  }

  Answer change(String recipient, String method, String path, String body) {
    return send(
        asking("/api/v1/inbox" + path)
            .header("Authorization", "Bearer " + TOKENS.of(recipient))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  SseClient.Call stream(String recipient) {
    return SseClient.to(url + "/api/v1/inbox/stream").token(TOKENS.of(recipient));
  }

  HttpRequest.Builder asking(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30));
  }

  /** Fails with {@link UncheckedIOException} where no whole answer came. */
  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for an answer", e);
    }
  }

  static JsonNode data(SseEvent event) {
    return JSON.readTree(event.data());
  }

  static String title(SseEvent notification) {
    return data(notification).path("notification").path("title").asString();
  }

  /** Of the notifications that have come, in order. */
  static List<String> titles(SseClient stream) {
    return stream.events("notification").stream().map(Api::title).toList();
  }

  /** Waits until a notification with this title has come. */
  static SseEvent awaitTitle(SseClient stream, String title) {
    return stream.await(event -> event.is("notification") && title(event).equals(title));
  }

  /** As the node counts them. */
  static int openStreams(BelfryProcess node) {
    Api management = new Api("http://127.0.0.1:" + node.managementPort());
    HttpRequest.Builder question = management.asking("/actuator/prometheus");
    return management
        .send(question)
        .text()
        .lines()
        .filter(line -> line.startsWith("belfry_connections"))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** The one number that {@code sql} asks for. */
  static long number(TestPostgres.Database database, String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
