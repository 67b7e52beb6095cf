package dev.belfry.boot;

import static dev.belfry.boot.Api.TOKENS;
import static dev.belfry.boot.Api.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody looks at a part of an inbox, or at somebody else's. */
class LookUpIT {

  private final Api api = SharedNode.API;

  @Test
  void a_view_of_the_inbox_shows_its_part() {
    String ida = TOKENS.of("ida-of-views");
    api.post("support", null, Api.note("ida-of-views", "First"));
    api.post("support", null, Api.note("ida-of-views", "Second"));

    assertThat(titles(api.get("/api/v1/inbox?state=unread", ida)))
        .containsExactly("Second", "First");
    assertThat(titles(api.get("/api/v1/inbox?category=none", ida))).isEmpty();
    assertThat(api.get("/api/v1/inbox?category=none", ida).json().at("/counts/total").asInt())
        .isEqualTo(2);
    assertThat(api.get("/api/v1/inbox?state=old", ida).status()).isEqualTo(400);
    assertThat(api.get("/api/v1/inbox?category=NO", ida).status()).isEqualTo(400);
    assertThat(api.get("/api/v1/inbox?limit=many", ida).json().at("/detail").asString())
        .isEqualTo("limit cannot be read");
  }

  @Test
  void support_sees_what_somebody_has_and_creates_nothing_by_it() {
    String admin = TOKENS.of("support", "admin");
    api.post("support", null, Api.note("ida/of;support", "Where is it?"));
    String path = "/api/v1/recipients/~aWRhL29mO3N1cHBvcnQ/inbox";

    assertThat(titles(api.get(path, admin))).containsExactly("Where is it?");
    assertThat(api.get(path, TOKENS.of("support", WRITE)).status()).isEqualTo(403);
    assertThat(api.get(path, TOKENS.of("ida/of;support")).status()).isEqualTo(403);

    String nobody = "/api/v1/recipients/nobody-has-posted-to-me/inbox";
    assertThat(api.get(nobody, admin).status()).isEqualTo(404);
    assertThat(api.get(nobody, admin).json().path("code").asString()).isEqualTo("inbox-not-found");
    assertThat(api.get("/api/v1/recipients/~%21/inbox", admin).status()).isEqualTo(400);
  }

  private static List<String> titles(Api.Answer answer) {
    return answer.json().path("data").valueStream().map(n -> n.path("title").asString()).toList();
  }
}
