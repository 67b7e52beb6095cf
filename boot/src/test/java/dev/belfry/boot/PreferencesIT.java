package dev.belfry.boot;

import static dev.belfry.boot.Api.TOKENS;
import static dev.belfry.boot.Api.awaitTitle;
import static dev.belfry.boot.Api.data;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.SseClient;
import dev.belfry.testsupport.SseEvent;
import dev.belfry.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person chooses what rings, on one device for all; the operator keeps one category audible. */
class PreferencesIT {

  private static final TestPostgres.Database DATABASE = TestPostgres.get().newDatabase();
  private static final String QUIET =
      "{\"categories\":{\"orders\":{\"ring\":false,\"sound\":false}},"
          + "\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:30\",\"timeZone\":\"Asia/Seoul\"},"
          + "\"mandatory\":[\"security\"]}";
  private static final String NOTHING = "{\"categories\":{},\"mandatory\":[\"security\"]}";

  private static BelfryProcess node;
  private static Api api;

  @BeforeAll
  static void start() {
    node = Api.node(DATABASE).and("--belfry.preferences.mandatory=security").start();
    api = Api.of(node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void what_is_chosen_on_one_device_is_heard_on_the_other_and_stays() {
    assertThat(read("ada").text()).isEqualTo(NOTHING);
    String before = api.inbox("ada").json().path("lastEventId").asString();
    try (SseClient other = api.stream("ada").open()) {
      other.await("connect");

      Api.Answer saved = put("ada", QUIET);

      assertThat(saved.status()).isEqualTo(200);
      assertThat(saved.text()).isEqualTo(QUIET);
      assertHeard(other.await("preferences"));
    }
    assertThat(read("ada").text()).isEqualTo(QUIET);
    assertThat(read("ben").text()).isEqualTo(NOTHING);
    try (SseClient returned = api.stream("ada").after(before).open()) {
      assertHeard(returned.await("preferences"));
    }
  }

  private static void assertHeard(SseEvent heard) {
    assertThat(data(heard).path("preferences").toString()).isEqualTo(QUIET);
    assertThat(data(heard).path("position").asLong()).isEqualTo(1);
    assertThat(data(heard).path("counts").path("total").asInt()).isZero();
    assertThat(heard.id()).startsWith("v1.1.");
  }

  @Test
  void choosing_the_same_again_writes_no_event() {
    put("cleo", QUIET);
    Api.Answer before = api.inbox("cleo");

    assertThat(put("cleo", QUIET).text()).isEqualTo(QUIET);
    assertThat(put("dora", NOTHING).status()).isEqualTo(200);

    assertThat(api.inbox("cleo").text()).isEqualTo(before.text());
    assertThat(api.inbox("dora").json().path("position").asLong()).isZero();
  }

  @Test
  void what_is_muted_is_stored_streamed_and_counted_all_the_same() {
    put("emil", QUIET);
    try (SseClient stream = api.stream("emil").open()) {
      stream.await("connect");

      api.post("shop", null, "{\"to\":\"emil\",\"category\":\"orders\",\"title\":\"Muted\"}");

      awaitTitle(stream, "Muted");
    }
    assertThat(api.inbox("emil").json().at("/counts/unread").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/categories | {}",
        "/categories/security/ring | {'categories':{'security':{'ring':false,'sound':true}}}",
        "/categories/No Slug | {'categories':{'No Slug':{'ring':true,'sound':true}}}",
        "/categories/orders/sound | {'categories':{'orders':{'ring':true}}}",
        "/categories/orders/ring | {'categories':{'orders':{'ring':'yes','sound':true}}}",
        "/quietHours/from | {'categories':{},'quietHours':{'from':'25:00','to':'07:30','timeZone':'UTC'}}",
        "/quietHours/to | {'categories':{},'quietHours':{'from':'22:00','timeZone':'UTC'}}",
        "/quietHours/timeZone | {'categories':{},'quietHours':{'from':'22:00','to':'07:30','timeZone':'+09:00'}}",
        "/quiet | {'categories':{},'quiet':null}"
      })
  void what_cannot_be_chosen_is_a_problem_that_says_where_and_changes_nothing(
      String pointer, String body) {
    Api.Answer refused = put("fay", body.replace('\'', '"'));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    assertThat(api.inbox("fay").json().path("position").asLong()).isZero();
  }

  /** It can be told of, but not repeated: what is no Unicode cannot be sent. */
  @Test
  void a_name_that_is_no_text_is_a_problem_like_any_other() {
    Api.Answer refused =
        put("fay", "{\"categories\":{\"\\ud800\":{\"ring\":true,\"sound\":true}}}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("invalid-value");
  }

  @Test
  void at_most_a_hundred_categories_can_be_chosen() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 101; i++) {
      many.append(i == 0 ? "" : ",").append("\"c" + i + "\":{\"ring\":false,\"sound\":false}");
    }

    Api.Answer refused = put("gus", "{\"categories\":{" + many + "}}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/categories");
  }

  @Test
  void a_mandatory_category_that_is_none_stops_the_start_and_is_named() {
    try (BelfryProcess wrong =
        Api.node(DATABASE).and("--belfry.preferences.mandatory=No Slug").launch()) {
      assertThat(wrong.awaitEnd()).isNotZero();
      assertThat(wrong.log()).contains("belfry.preferences.mandatory: 'No Slug' is no category");
    }
  }

  private static Api.Answer read(String recipient) {
    return api.get("/api/v1/inbox/preferences", TOKENS.of(recipient));
  }

  private static Api.Answer put(String recipient, String body) {
    return api.change(recipient, "PUT", "/preferences", body);
  }
}
