package dev.belfry.boot;

import static dev.belfry.boot.Api.TOKENS;
import static dev.belfry.boot.Api.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a sender may get wrong: each is told with a stable code, and nothing of it is written. */
class BadBodiesIT {

  private static final String JSON = "application/json";

  private final Api api = SharedNode.API;
  private long rows;

  @BeforeEach
  void count() {
    rows = written();
  }

  static Stream<Arguments> badBodies() {
    return Stream.of(
        bad("a blank title", "\"title\":\"  \"", 400, "invalid-value", "/title"),
        bad("no title", "\"body\":\"x\"", 400, "invalid-value", "/title"),
        bad("a long title", title("x".repeat(141)), 400, "invalid-value", "/title"),
        bad("a number as title", "\"title\":7", 400, "invalid-body", "/title"),
        bad("a title with NUL", title("a\\u0000b"), 400, "invalid-value", "/title"),
        bad("an unpaired surrogate", title("a\\ud800b"), 400, "invalid-value", "/title"),
        bad(
            "a script as link",
            with("\"link\":\"javascript:alert(1)\""),
            400,
            "invalid-value",
            "/link"),
        bad(
            "another site as path",
            with("\"link\":\"//evil.example\""),
            400,
            "invalid-value",
            "/link"),
        bad(
            "an unknown priority",
            with("\"priority\":\"loud\""),
            400,
            "invalid-value",
            "/priority"),
        bad(
            "an unknown category",
            with("\"category\":\"No Slug\""),
            400,
            "invalid-value",
            "/category"),
        bad("an unknown field", with("\"titel\":\"x\""), 400, "invalid-body", "/titel"),
        bad("a field twice", with("\"title\":\"y\""), 400, "invalid-body", null),
        bad("data that is a list", with("\"data\":[1]"), 400, "invalid-body", "/data"),
        bad("data with NUL", with("\"data\":{\"a\":\"\\u0000\"}"), 400, "invalid-body", "/data"),
        bad(
            "17 KiB of data",
            with("\"data\":{\"a\":\"" + "x".repeat(17 << 10) + "\"}"),
            413,
            "too-large",
            "/data"),
        bad(
            "data too deep",
            with("\"data\":" + "{\"a\":".repeat(101) + "1" + "}".repeat(101)),
            400,
            "invalid-body",
            null),
        bad(
            "a body over 1 MiB",
            with("\"body\":\"" + "x".repeat(1 << 20) + "\""),
            413,
            "too-large",
            null),
        Arguments.of("broken JSON", "{\"to\":\"opa\",", JSON, 400, "invalid-body", null),
        Arguments.of(
            "words after the end", Api.note("opa", "x") + "x", JSON, 400, "invalid-body", null),
        Arguments.of("a list", "[]", JSON, 400, "invalid-body", null),
        Arguments.of("nothing", "", JSON, 400, "invalid-body", null),
        Arguments.of("null", "null", JSON, 400, "invalid-body", null),
        Arguments.of("no recipient", "{\"title\":\"x\"}", JSON, 400, "invalid-value", "/to"),
        Arguments.of(
            "a form",
            "to=opa&title=x",
            "application/x-www-form-urlencoded",
            415,
            "unsupported-media-type",
            null),
        Arguments.of(
            "plain text", Api.note("opa", "x"), "text/plain", 415, "unsupported-media-type", null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badBodies")
  void a_bad_body_is_a_problem_and_leaves_no_trace(
      String kind, String body, String contentType, int status, String code, String pointer) {
    Api.Answer answer = post(body.getBytes(StandardCharsets.UTF_8), contentType);

    assertProblem(answer, status, code);
    assertThat(answer.json().path("errors").path(0).path("pointer").asString(null))
        .isEqualTo(pointer);
    assertThat(written()).isEqualTo(rows);
  }

  @Test
  void a_key_that_is_sent_twice_is_refused() {
    Api.Answer answer =
        api.send(
            api.asking("/api/v1/notifications")
                .header("Authorization", "Bearer " + TOKENS.of("shop", WRITE))
                .header("Content-Type", JSON)
                .header("Idempotency-Key", "one")
                .header("Idempotency-Key", "two")
                .POST(BodyPublishers.ofString(Api.note("opa", "x"))));

    assertProblem(answer, 400, "invalid-request");
    assertThat(written()).isEqualTo(rows);
  }

  @Test
  void a_number_beyond_every_position_is_told_where_it_stands() {
    Api.Answer answer = api.change("opa", "POST", "/read", "{\"upTo\":99999999999999999999}");

    assertProblem(answer, 400, "invalid-body");
    assertThat(answer.json().path("errors").path(0).path("pointer").asString()).isEqualTo("/upTo");
    assertThat(written()).isEqualTo(rows);
  }

  @Test
  void bytes_that_are_no_utf_8_are_refused() {
    Api.Answer answer = post(Api.note("opa", "é").getBytes(StandardCharsets.ISO_8859_1), JSON);

    assertProblem(answer, 400, "invalid-body");
    assertThat(written()).isEqualTo(rows);
  }

  @Test
  void the_longest_title_and_the_deepest_data_are_taken() {
    String deepest = "{\"a\":".repeat(100) + "1" + "}".repeat(100);
    String body = "{\"to\":\"opa\"," + title("x".repeat(140)) + ",\"data\":" + deepest + "}";

    Api.Answer answer = post(body.getBytes(StandardCharsets.UTF_8), JSON);

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(written()).isGreaterThan(rows);
  }

  private static Arguments bad(
      String kind, String members, int status, String code, String pointer) {
    return Arguments.of(kind, "{\"to\":\"opa\"," + members + "}", JSON, status, code, pointer);
  }

  private static String title(String title) {
    return "\"title\":\"" + title + "\"";
  }

  private static String with(String member) {
    return title("x") + "," + member;
  }

  private Api.Answer post(byte[] body, String contentType) {
    return api.send(
        api.asking("/api/v1/notifications")
            .header("Authorization", "Bearer " + TOKENS.of("shop", WRITE))
            .header("Content-Type", contentType)
            .header("Idempotency-Key", "bad")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private static long written() {
    return Api.number(
        SharedNode.DATABASE,
        "select (select count(*) from recipient) + (select count(*) from event)"
            + " + (select count(*) from notification) + (select count(*) from item)"
            + " + (select count(*) from idempotency)");
  }

  private static void assertProblem(Api.Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.code()).as(answer.text()).isEqualTo(code);
    assertThat(answer.json().path("requestId").asString())
        .isNotEmpty()
        .isEqualTo(answer.header("X-Request-Id"));
    assertThat(answer.text()).doesNotContainIgnoringCase("exception", "jackson", "dev.belfry");
  }
}
