package dev.belfry.boot.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Opens a stream, posts to it, and leaves it alone for a while. */
final class StreamExamination {

  private static final Duration PROMPT = Duration.ofSeconds(3);
  private static final Duration LATE = Duration.ofSeconds(40);
  private static final String DEMO = "/api/v1/demo/tokens";
  private static final String UNBUFFERED =
      "in nginx: proxy_buffering off, and proxy_ignore_headers must not name X-Accel-Buffering; "
          + "elsewhere: turn off buffering of responses for "
          + Caller.STREAM;

  private final Patient patient;
  private final Caller caller;
  private final Consumer<Finding> tell;
  private final UnaryOperator<String> word;

  /**
   * @param word as in {@link Examination}
   */
  StreamExamination(
      Patient patient, Caller caller, Consumer<Finding> tell, UnaryOperator<String> word) {
    this.patient = patient;
    this.caller = caller;
    this.tell = tell;
    this.word = word;
  }

  void go() throws InterruptedException {
    String sender =
        token("--sender-token", patient.sender(), "{\"scope\":\"notifications:write\"}");
    if (sender == null) return;
    String recipient =
        token("--recipient-token", patient.recipient(), "{\"recipient\":\"doctor\"}");
    if (recipient == null) return;
    HttpResponse<InputStream> answer = open(recipient);
    if (answer == null) return;
    try (InputStream body = answer.body()) {
      if (!isStream(answer)) return;
      Listening stream = new Listening(body);
      if (begins(stream) && arrives(stream, sender, recipient)) idle(stream);
    } catch (IOException ofClosing) {
      // what had to be said has been said
    }
  }

  /** The one that was given, or one of the demo; null if there is none, and that is told. */
  private @Nullable String token(String option, @Nullable String given, String demo)
      throws InterruptedException {
    if (given == null) return ofDemo(demo);
    if (Tokens.canBeSent(given)) return given;
    tell.accept(
        Finding.bad(
            "tokens",
            option
                + " has a character that no token has, such as a line break or a space: give it "
                + "in one line"));
    return null;
  }

  private @Nullable String ofDemo(String demo) throws InterruptedException {
    try {
      HttpResponse<String> answer = caller.post(DEMO, null, demo);
      if (answer.statusCode() == 404) {
        tell.accept(
            Finding.notExamined(
                "stream",
                "this Belfry gives no tokens to whoever asks, which is right in production. Give "
                    + "--sender-token and --recipient-token."));
        return null;
      }
      String token = answer.statusCode() == 200 ? Json.text(answer.body(), "token") : null;
      if (token != null) return token;
      tell.accept(Finding.bad("tokens", DEMO + " is answered " + Words.of(answer)));
    } catch (IOException unanswered) {
      tell.accept(Finding.bad("tokens", DEMO + " has no answer: " + Words.of(unanswered)));
    }
    return null;
  }

  private @Nullable HttpResponse<InputStream> open(String recipient) throws InterruptedException {
    try {
      return caller.stream(recipient);
    } catch (HttpTimeoutException heldBack) {
      tell.accept(
          Finding.bad(
              "buffering",
              "no answer to the stream within "
                  + Caller.HEAD.toSeconds()
                  + " s, though plain requests are answered. Something on the way buffers "
                  + "responses ("
                  + UNBUFFERED
                  + "), or the node behind it hangs."));
    } catch (IOException cut) {
      tell.accept(Finding.bad("stream", "is not answered: " + Words.of(cut)));
    }
    return null;
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
    boolean hasBegun = stream.hears(line -> line.startsWith("data:"), PROMPT);
    String bye = stream.bye();
    if (bye != null) {
      tell.accept(Farewell.inWords("stream", bye));
    } else if (stream.hasEnded()) {
      tell.accept(Finding.bad("stream", "was cut at once: look into the log of the proxy."));
    } else if (hasBegun) {
      return true;
    } else {
      tell.accept(
          Finding.bad(
              "buffering",
              "the head of the stream came and no event within "
                  + PROMPT.toSeconds()
                  + " s: a proxy holds it back ("
                  + UNBUFFERED
                  + ")."));
    }
    return false;
  }

  private boolean arrives(Listening stream, String sender, String recipient)
      throws InterruptedException {
    String title = word.apply(UUID.randomUUID().toString());
    String to = Tokens.subject(recipient);
    if (to == null) {
      tell.accept(Finding.bad("stream", "the recipient's token is no JWT with a sub"));
      return false;
    }
    TestPost post = new TestPost(caller, sender, tell);
    long begin = System.nanoTime();
    if (!post.send(to, title)) return false;
    boolean comes = comes(stream, title, begin);
    post.takeBack();
    // so that this is not taken for a heartbeat
    if (comes) stream.hears("event: removed"::equals, PROMPT);
    return comes;
  }

  private boolean comes(Listening stream, String title, long begin) throws InterruptedException {
    boolean prompt = stream.hears(line -> line.contains(title), PROMPT);
    long millis = (System.nanoTime() - begin) / 1_000_000;
    if (prompt) {
      tell.accept(Finding.good("delivery", "from post to stream in " + millis + " ms"));
      return true;
    }
    boolean late = stream.hears(line -> line.contains(title), LATE);
    tell.accept(late ? late() : never(stream));
    return late;
  }

  private static Finding late() {
    return Finding.bad(
        "delivery",
        "took more than "
            + PROMPT.toSeconds()
            + " s. Either a proxy gathers bytes before it passes them on, or the node of the "
            + "stream does not hear the node of the post: look at Redis.");
  }

  private static Finding never(Listening stream) {
    String bye = stream.bye();
    if (bye != null) return Farewell.inWords("delivery", bye);
    return Finding.bad(
        "delivery",
        stream.hasEnded()
            ? "the stream was cut before the notification came: look into the log of the proxy."
            : "was accepted and did not come within "
                + LATE.toSeconds()
                + " s: a proxy holds events back, or the post went to another Belfry than the "
                + "stream.");
  }

  private void idle(Listening stream) throws InterruptedException {
    if (patient.idle().isZero()) {
      tell.accept(Finding.leftOut("idle", "--idle=0s"));
      return;
    }
    int before = stream.count();
    boolean lasts = stream.lasts(patient.idle());
    String time = patient.idle().toSeconds() + " s";
    String bye = stream.bye();
    if (bye != null) {
      tell.accept(Farewell.inWords("idle stream", bye));
    } else if (!lasts) {
      tell.accept(
          Finding.bad(
              "idle",
              "the stream was cut within "
                  + time
                  + " of silence. A proxy's time limit is shorter than Belfry's heartbeat: "
                  + "raise it (nginx: proxy_read_timeout 40s), or lower "
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
