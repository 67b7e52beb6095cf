package dev.belfry.boot.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Posts and listens through the public URL. */
final class Examination {

  private static final Duration PROMPT = Duration.ofSeconds(3);
  private static final Duration LATE = Duration.ofSeconds(40);
  private static final Duration LEEWAY = Duration.ofSeconds(10);
  private static final String STREAM = "/api/v1/inbox/stream";

  private final Patient patient;
  private final Caller caller;
  private final Consumer<Finding> tell;
  private final UnaryOperator<String> word;

  /**
   * @param word makes the title of the test's notification from a number that nobody else has
   */
  Examination(Patient patient, Caller caller, Consumer<Finding> tell, UnaryOperator<String> word) {
    this.patient = patient;
    this.caller = caller;
    this.tell = tell;
    this.word = word;
  }

  void go() throws InterruptedException {
    try {
      HttpResponse<String> ready = caller.get("/readyz");
      if (ready.statusCode() != 200) {
        tell.accept(
            Finding.bad(
                "reachable",
                "/readyz answers "
                    + ready.statusCode()
                    + ". Belfry is not ready, or a proxy has no way to it; the log of the "
                    + "node says which."));
        return;
      }
      tell.accept(Finding.good("reachable", patient.url() + " answers"));
      version(ready);
      clock(ready);
      origin();
      deliver();
    } catch (IOException unreachable) {
      tell.accept(
          Finding.bad(
              "reachable",
              patient.url()
                  + " cannot be reached: "
                  + unreachable
                  + ". Check the name, the port and the certificate."));
    }
  }

  private void version(HttpResponse<String> answer) {
    if (answer.version() == Version.HTTP_2) {
      tell.accept(Finding.good("HTTP", "version 2, so tabs share a connection"));
    } else if ("https".equals(patient.url().getScheme())) {
      tell.accept(
          Finding.doubtful(
              "HTTP",
              "1.1 only: a browser opens six connections to a host, and each stream "
                  + "takes one. Let the proxy speak HTTP/2 (deploy/nginx/site.conf)."));
    } else {
      tell.accept(
          Finding.doubtful(
              "HTTP",
              "without TLS, so browsers speak 1.1 and open six connections to a "
                  + "host; tokens can be read on the way. For production put TLS before it "
                  + "(deploy/nginx/site.conf)."));
    }
  }

  private void clock(HttpResponse<String> answer) {
    try {
      Instant there =
          Instant.from(
              DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                  answer.headers().firstValue("Date").orElse("")));
      Duration apart = Duration.between(there, Instant.now()).abs();
      tell.accept(
          apart.compareTo(LEEWAY) < 0
              ? Finding.good("clock", "differs from this machine's by " + apart.toSeconds() + " s")
              : Finding.bad(
                  "clock",
                  "differs from this machine's by "
                      + apart.toSeconds()
                      + " s. Tokens are refused too early or accepted too long, and things "
                      + "expire at the wrong time: let both follow a time server (NTP)."));
    } catch (DateTimeParseException missing) {
      tell.accept(Finding.leftOut("clock", "the answer has no date"));
    }
  }

  private void origin() throws IOException, InterruptedException {
    String origin = patient.origin();
    if (origin == null) {
      tell.accept(
          Finding.leftOut(
              "CORS", "give --origin=https://… if pages of another origin call Belfry"));
      return;
    }
    HttpResponse<String> answer = caller.preflight(STREAM, origin);
    String allowed = answer.headers().firstValue("Access-Control-Allow-Origin").orElse("");
    tell.accept(
        answer.statusCode() / 100 == 2 && allowed.equals(origin)
            ? Finding.good("CORS", "pages of " + origin + " are let in")
            : Finding.bad(
                "CORS",
                "a browser asks for "
                    + origin
                    + " and is answered "
                    + answer.statusCode()
                    + (allowed.isEmpty() ? "" : " for " + allowed)
                    + ". Put the exact origin into belfry.cors.origins, and let no proxy "
                    + "answer OPTIONS by itself."));
  }

  private void deliver() throws IOException, InterruptedException {
    String sender = token(patient.sender(), "{\"scope\":\"notifications:write\"}");
    String recipient = token(patient.recipient(), "{\"recipient\":\"doctor\"}");
    if (sender == null || recipient == null) {
      tell.accept(
          Finding.leftOut(
              "stream",
              "give --sender-token and --recipient-token; this Belfry gives none to "
                  + "whoever asks, which is right in production"));
      return;
    }
    HttpResponse<InputStream> answer = caller.stream(recipient);
    try (InputStream body = answer.body()) {
      if (!isStream(answer)) return;
      Listening stream = new Listening(body);
      if (begins(stream) && arrives(stream, sender, recipient)) idle(stream);
    }
  }

  private @Nullable String token(@Nullable String given, String demo)
      throws IOException, InterruptedException {
    return given != null ? given : caller.demoToken(demo);
  }

  private boolean isStream(HttpResponse<InputStream> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (answer.statusCode() != 200 || !type.startsWith("text/event-stream")) {
      tell.accept(
          Finding.bad(
              "stream",
              "is answered "
                  + answer.statusCode()
                  + " "
                  + type
                  + ". 401: the token's aud, exp or signature; a page of HTML: a proxy or "
                  + "a login page is in the way."));
      return false;
    }
    answer
        .headers()
        .firstValue("Content-Encoding")
        .ifPresent(how ->
            tell.accept(
                Finding.bad(
                    "stream",
                    "a proxy compresses it ("
                        + how
                        + ") and so holds events back: leave text/event-stream out of gzip and "
                        + "brotli.")));
    return true;
  }

  private boolean begins(Listening stream) throws InterruptedException {
    if (stream.hears(line -> line.matches("event: (connect|bye)"), PROMPT)) {
      if (!stream.hears("event: bye"::equals, Duration.ZERO)) return true;
      tell.accept(
          Finding.bad(
              "stream",
              "every node is full or going down (bye busy). Look at "
                  + "belfry_connections and belfry.stream.per-node."));
    } else {
      tell.accept(
          Finding.bad(
              "buffering",
              "the head of the stream came and no event within "
                  + PROMPT.toSeconds()
                  + " s: a proxy holds it back. In nginx: proxy_buffering off, and "
                  + "proxy_ignore_headers must not name X-Accel-Buffering; elsewhere: turn "
                  + "off buffering of responses for "
                  + STREAM
                  + "."));
    }
    return false;
  }

  private boolean arrives(Listening stream, String sender, String recipient)
      throws IOException, InterruptedException {
    String title = word.apply(UUID.randomUUID().toString());
    String to = Tokens.subject(recipient);
    if (to == null) {
      tell.accept(Finding.bad("stream", "the recipient's token is no JWT with a sub"));
      return false;
    }
    long begin = System.nanoTime();
    HttpResponse<String> posted =
        caller.post("/api/v1/notifications", sender, Tokens.post(to, title));
    if (posted.statusCode() != 201) {
      tell.accept(Finding.bad("post", "is answered " + posted.statusCode() + ": " + posted.body()));
      return false;
    }
    boolean prompt = stream.hears(line -> line.contains(title), PROMPT);
    long millis = (System.nanoTime() - begin) / 1_000_000;
    if (prompt) {
      tell.accept(Finding.good("delivery", "from post to stream in " + millis + " ms"));
      return true;
    }
    boolean late = stream.hears(line -> line.contains(title), LATE);
    tell.accept(
        late
            ? Finding.bad(
                "delivery",
                "took more than "
                    + PROMPT.toSeconds()
                    + " s. Either a proxy gathers bytes before it passes them on, or the "
                    + "node of the stream does not hear the node of the post: look at Redis.")
            : Finding.bad(
                "delivery",
                "was accepted and did not come within "
                    + LATE.toSeconds()
                    + " s: a proxy holds events back, or the post went to another Belfry "
                    + "than the stream."));
    return late;
  }

  private void idle(Listening stream) throws InterruptedException {
    if (patient.idle().isZero()) {
      tell.accept(Finding.leftOut("idle", "--idle=0s"));
      return;
    }
    int before = stream.count();
    boolean lasts = stream.lasts(patient.idle());
    String time = patient.idle().toSeconds() + " s";
    if (!lasts) {
      tell.accept(
          Finding.bad(
              "idle",
              "the stream was cut within "
                  + time
                  + " of silence. A proxy's time limit is shorter than Belfry's heartbeat: "
                  + "raise it (nginx: proxy_read_timeout 75s), or lower "
                  + "belfry.stream.heartbeat."));
    } else if (stream.count() == before && patient.idle().toSeconds() > 16) {
      tell.accept(
          Finding.doubtful(
              "idle",
              "no heartbeat came in "
                  + time
                  + ". Either belfry.stream.heartbeat is longer, or a proxy holds small "
                  + "writes back."));
    } else {
      tell.accept(Finding.good("idle", "the stream outlived " + time + " of silence"));
    }
  }
}
