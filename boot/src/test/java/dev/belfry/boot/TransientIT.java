package dev.belfry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.testsupport.SseClient;
import dev.belfry.testsupport.SseEvent;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is not kept: whoever is connected gets it, and it leaves no trace. */
class TransientIT {

  private final Api api = SharedNode.API;

  @Test
  void one_to_everyone_reaches_every_open_stream_and_leaves_no_trace() {
    List<SseClient> streams =
        IntStream.range(0, 20).mapToObj(i -> api.stream("tess-" + i).open()).toList();
    streams.forEach(stream -> stream.await("connect"));

    Api.Answer answer = post("{\"everyone\":true}", "everyone");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("id").isNull()).isTrue();
    assertThat(answer.json().path("recipients").isNull()).isTrue();
    assertThat(answer.json().path("status").asString()).isEqualTo("transient");
    assertThat(answer.headers().firstValue("Location")).isEmpty();
    for (SseClient stream : streams) {
      SseEvent passed = awaitTransient(stream, "everyone");
      assertThat(passed.id()).isNull();
      assertThat(Api.data(passed).path("notification").path("data").path("n").asInt()).isEqualTo(7);
      assertThat(Api.data(passed).path("notification").has("id")).isFalse();
    }
    streams.forEach(SseClient::close);
    assertThat(api.inbox("tess-0").json().path("counts").path("total").asInt()).isZero();
    try (SseClient later = api.stream("tess-0").after(streams.getFirst().lastEventId()).open()) {
      later.awaitHeartbeats(1);
      assertThat(later.events()).hasSize(1); // connect
    }
  }

  @Test
  void those_who_are_named_get_it_between_events_and_no_inbox_is_made() {
    try (SseClient una = api.stream("una").open();
        SseClient vic = api.stream("vic").open()) {
      una.await("connect");
      vic.await("connect");

      assertThat(post("[\"una\",\"nobody-has-this-name\"]", "named").status()).isEqualTo(202);
      api.post("una", "kept");
      api.post("vic", "kept");

      awaitTransient(una, "named");
      Api.awaitTitle(una, "kept");
      Api.awaitTitle(vic, "kept");
      assertThat(vic.events("transient")).isEmpty();
    }
    assertThat(
            Api.number(
                SharedNode.DATABASE,
                "select count(*) from recipient where id = 'nobody-has-this-name'"))
        .isZero();
  }

  @Test
  void a_key_means_nothing_for_it_and_is_refused() {
    Api.Answer answer = api.post("shop", "key", body("\"ada\"", "x"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("invalid-request");
  }

  @Test
  void an_end_means_nothing_for_it_and_is_refused() {
    Api.Answer answer =
        api.post(
            "shop",
            null,
            body("\"ada\"", "x").replace("}}", "},\"expiresAt\":\"2099-01-01T00:00:00Z\"}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors").path(0).path("pointer").asString())
        .isEqualTo("/expiresAt");
  }

  private Api.Answer post(String to, String title) {
    return api.post("shop", null, body(to, title));
  }

  private static String body(String to, String title) {
    return "{\"to\":%s,\"title\":\"%s\",\"transient\":true,\"data\":{\"n\":7}}"
        .formatted(to, title);
  }

  private static SseEvent awaitTransient(SseClient stream, String title) {
    return stream.await(event -> event.is("transient") && Api.title(event).equals(title));
  }
}
