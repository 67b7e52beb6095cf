package dev.belfry.boot.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls Belfry by its public URL, as back ends and browsers do. */
final class Caller implements AutoCloseable {

  static final String STREAM = "/api/v1/inbox/stream";

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Of the head of a stream, which comes at once where nobody holds it back. */
  static final Duration HEAD = Duration.ofSeconds(10);

  private final URI url;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  Caller(URI url) {
    this.url = url;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(asking(path).GET());
  }

  HttpResponse<String> post(String path, @Nullable String token, String json)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        asking(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    if (token != null) request.header("Authorization", "Bearer " + token);
    return send(request);
  }

  HttpResponse<String> delete(String path, String token) throws IOException, InterruptedException {
    return send(asking(path).header("Authorization", "Bearer " + token).DELETE());
  }

  /** As a browser asks before it lets a page of {@code origin} post. */
  HttpResponse<String> preflight(String path, String origin)
      throws IOException, InterruptedException {
    return send(
        asking(path)
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "GET")
            .header("Access-Control-Request-Headers", "authorization")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  /** Answers as soon as the head is there. */
  HttpResponse<InputStream> stream(String token) throws IOException, InterruptedException {
    return http.send(
        asking(STREAM)
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream")
            .header("Accept-Encoding", "gzip")
            .timeout(HEAD)
            .build(),
        BodyHandlers.ofInputStream());
  }

  private HttpRequest.Builder asking(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
