package dev.belfry.chaos.client;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one client asks of Belfry, by the next door where anybody answers. */
final class Requests {

  private static final JsonMapper JSON = new JsonMapper();

  /** A token is used again for so long: half of the shortest life. */
  private static final long KEPT_NANOS = 10_000_000_000L;

  private final String recipient;
  private final Doors doors;
  private final Tokens tokens;
  private final Duration silence;
  private String token = "";
  private long since;

  /**
   * @param silence the longest that is borne
   */
  Requests(String recipient, Doors doors, Tokens tokens, Duration silence) {
    this.recipient = recipient;
    this.doors = doors;
    this.tokens = tokens;
    this.silence = silence;
  }

  /** The whole inbox, page by page: what later ones hold is not newer than the first. */
  List<JsonNode> inbox() throws IOException {
    List<JsonNode> pages = new ArrayList<>();
    String next = "";
    do {
      pages.add(get("/api/v1/inbox?limit=100" + (next.isEmpty() ? "" : "&cursor=" + next)));
      next = pages.getLast().path("next").asString("");
    } while (!next.isEmpty());
    return pages;
  }

  /** From there on. */
  Answer stream(String lastEventId) throws IOException {
    Answer answer = to("/api/v1/inbox/stream?lastEventId=" + lastEventId);
    if (answer.isStream()) return answer;
    answer.close();
    throw new IOException("The stream answers " + answer.status());
  }

  /** Its status; what became of it the stream tells. */
  int send(Deeds.Request deed) throws IOException {
    try (Answer answer =
        Answer.to(doors.next(), deed.method(), deed.path(), token(), deed.body(), silence)) {
      return answer.status();
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

  private Answer to(String path) throws IOException {
    String token = token();
    IOException nobody = new IOException("There is no door");
    for (int port : doors.inTurn()) {
      try {
        return Answer.to(port, path, token, silence);
      } catch (IOException unanswered) {
        nobody = unanswered;
      }
    }
    throw nobody;
  }

  /** A long inbox is many requests, which a sign-in that answers now and then need not see. */
  private String token() throws IOException {
    if (token.isEmpty() || System.nanoTime() - since > KEPT_NANOS) {
      token = tokens.of(recipient);
      since = System.nanoTime();
    }
    return token;
  }
}
