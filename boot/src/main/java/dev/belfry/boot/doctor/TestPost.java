package dev.belfry.boot.doctor;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The notification of the examination, which stays in nobody's inbox. */
final class TestPost {

  private static final String PATH = "/api/v1/notifications";

  /** If it cannot be taken back. */
  private static final Duration LIFE = Duration.ofMinutes(15);

  private final Caller caller;
  private final String sender;
  private final Consumer<Finding> tell;
  private @Nullable String id;

  TestPost(Caller caller, String sender, Consumer<Finding> tell) {
    this.caller = caller;
    this.sender = sender;
    this.tell = tell;
  }

  /** Whether it is accepted; if not, that is told. */
  boolean send(String to, String title) throws InterruptedException {
    try {
      HttpResponse<String> answer = caller.post(PATH, sender, json(to, title));
      if (answer.statusCode() == 201) {
        id = Json.text(answer.body(), "id");
        return true;
      }
      tell.accept(Finding.bad("post", "is answered " + Words.of(answer)));
    } catch (IOException unanswered) {
      tell.accept(Finding.bad("post", "has no answer: " + Words.of(unanswered)));
    }
    return false;
  }

  private static String json(String to, String title) {
    return Json.MAPPER.writeValueAsString(
        Json.MAPPER
            .createObjectNode()
            .put("to", to)
            .put("title", title)
            .put("priority", "low")
            .put("expiresAt", Instant.now().plus(LIFE).truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  void takeBack() throws InterruptedException {
    if (id == null) return;
    try {
      HttpResponse<String> answer = caller.delete(PATH + "/" + id, sender);
      if (answer.statusCode() != 204) remains("is answered " + Words.of(answer));
    } catch (IOException unanswered) {
      remains("has no answer: " + Words.of(unanswered));
    }
  }

  private void remains(String why) {
    tell.accept(
        Finding.doubtful(
            "recall",
            "DELETE " + why + ". The test's notification goes by itself within 15 minutes."));
  }
}
