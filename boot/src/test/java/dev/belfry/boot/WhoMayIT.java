package dev.belfry.boot;

import static dev.belfry.boot.Api.LISTED_ORIGIN;
import static dev.belfry.boot.Api.TOKENS;
import static dev.belfry.boot.Api.WRITE;
import static dev.belfry.boot.Api.data;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.testsupport.SseClient;
import dev.belfry.testsupport.SseEvent;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may call, and that nobody comes near what is another's. */
class WhoMayIT {

  private static final String STREAM = "/api/v1/inbox/stream";
  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

  private final Api api = SharedNode.API;

  static Stream<Arguments> strangers() {
    String good = TOKENS.of("ada");
    return Stream.of(
        Arguments.of("without a token", STREAM, null),
        Arguments.of("that says it needs no signature", STREAM, TOKENS.unsigned("ada")),
        Arguments.of("for another audience", STREAM, TOKENS.forAnotherAudience("ada")),
        Arguments.of("expired", STREAM, TOKENS.expired("ada")),
        Arguments.of("signed by another", STREAM, TOKENS.signedByAnother("ada")),
        Arguments.of(
            "without an end", STREAM, TOKENS.signed(Map.of("sub", "ada", "aud", "belfry"))),
        Arguments.of("that is none", STREAM, "abc"),
        Arguments.of("in the query access_token", STREAM + "?access_token=" + good, null),
        Arguments.of("in the query token", STREAM + "?token=" + good, null));
  }

  @ParameterizedTest(name = "a token {0}")
  @MethodSource("strangers")
  void a_stream_is_refused_without_a_good_token_in_the_header(
      String kind, String path, String token) {
    HttpRequest.Builder request = api.asking(path).header("Accept", "text/event-stream");
    if (token != null) request.header("Authorization", "Bearer " + token);

    Api.Answer answer = api.send(request);

    assertProblem(answer, 401, token == null ? "unauthenticated" : "invalid-token");
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
  }

  @Test
  void two_authorization_headers_are_one_too_many() {
    String bearer = "Bearer " + TOKENS.of("ada");

    Api.Answer answer =
        api.send(
            api.asking(STREAM).header("Authorization", bearer).header("Authorization", bearer));

    assertProblem(answer, 400, "invalid-request");
  }

  @Test
  void who_lacks_the_scope_cannot_post_or_look_up() {
    HttpRequest.Builder post =
        api.asking("/api/v1/notifications")
            .header("Authorization", "Bearer " + TOKENS.of("ada", "notifications:read"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Api.note("ida", "Not from me")));

    assertProblem(api.send(post), 403, "forbidden");
    assertProblem(api.get("/api/v1/notifications/" + NOBODY, TOKENS.of("ada")), 403, "forbidden");
    assertThat(api.inbox("ida").json().path("counts").path("total").asInt()).isZero();
  }

  @Test
  void what_is_anothers_is_as_absent() {
    Api.Answer posted = api.post("jon", "For Jon only");
    String jons = "/notifications/" + posted.id();

    assertProblem(
        api.change("kim", "PATCH", jons, "{\"read\":true}"), 404, "notification-not-found");
    assertProblem(
        api.change("kim", "PATCH", "/notifications/" + NOBODY, "{\"read\":true}"),
        404,
        "notification-not-found");
    assertProblem(
        api.get(posted.header("Location"), TOKENS.of("bank", WRITE)),
        404,
        "notification-not-found");
    assertThat(api.change("kim", "POST", "/read", "{\"upTo\":0}").status()).isEqualTo(200);
    assertThat(api.inbox("kim").text()).doesNotContain("For Jon only");
    assertThat(api.inbox("jon").json().path("counts").path("unread").asInt()).isEqualTo(1);
  }

  @Test
  void nobody_replays_or_hears_what_is_anothers() {
    api.post("lea", "For Lea one");
    String leas = api.inbox("lea").json().path("lastEventId").asString();

    try (SseClient thief = api.stream("max").after(leas).open()) {
      SseEvent reset = thief.await("reset");
      assertThat(reset.id()).isNull();
      assertThat(data(reset).path("reason").asString()).isEqualTo("diverged");
      api.post("lea", "For Lea two");
      api.post("max", "For Max");
      Api.awaitTitle(thief, "For Max");

      assertThat(Api.titles(thief)).containsExactly("For Max");
      assertThat(thief.events().toString()).doesNotContain("Lea");
    }
  }

  @Test
  void a_page_of_a_listed_origin_may_call_and_can_read_a_refusal() {
    Api.Answer preflight = preflight(LISTED_ORIGIN);
    Api.Answer refusal = api.send(api.asking(STREAM).header("Origin", LISTED_ORIGIN));

    assertThat(preflight.status()).isEqualTo(200);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(LISTED_ORIGIN);
    assertThat(preflight.header("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT))
        .contains("authorization", "last-event-id");
    assertProblem(refusal, 401, "unauthenticated");
    assertThat(refusal.header("Access-Control-Allow-Origin")).isEqualTo(LISTED_ORIGIN);
    assertThat(refusal.header("Access-Control-Expose-Headers")).contains("X-Request-Id");
    try (SseClient stream = api.stream("nia").header("Origin", LISTED_ORIGIN).open()) {
      stream.await("connect");
      assertThat(stream.headers().firstValue("Access-Control-Allow-Origin"))
          .contains(LISTED_ORIGIN);
      assertThat(stream.headers().allValues("Vary").toString()).contains("Origin");
    }
  }

  @Test
  void a_page_of_another_origin_gets_nothing_that_its_browser_would_let_it_read() {
    Api.Answer preflight = preflight("https://evil.example");
    Api.Answer refusal = api.send(api.asking(STREAM).header("Origin", "https://evil.example"));

    assertThat(preflight.status()).isEqualTo(403);
    assertThat(preflight.code()).isEqualTo("origin-not-listed");
    assertNoCors(preflight);
    assertThat(refusal.status()).isEqualTo(401);
    assertNoCors(refusal);
    try (SseClient stream = api.stream("nia").header("Origin", "https://evil.example").open()) {
      assertThat(stream.headers().map().keySet())
          .noneMatch(name -> name.startsWith("access-control-"));
    }
  }

  private Api.Answer preflight(String origin) {
    return api.send(
        api.asking(STREAM)
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "GET")
            .header("Access-Control-Request-Headers", "authorization,last-event-id")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  private static void assertNoCors(Api.Answer answer) {
    assertThat(answer.headers().map().keySet())
        .noneMatch(name -> name.startsWith("access-control-"));
  }

  private static void assertProblem(Api.Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json().path("type").asString()).isEqualTo("urn:belfry:problem:" + code);
    assertThat(answer.json().path("requestId").asString())
        .isNotEmpty()
        .isEqualTo(answer.header("X-Request-Id"));
  }
}
