package dev.belfry.boot;

import static dev.belfry.boot.Api.TOKENS;
import static dev.belfry.boot.Api.awaitTitle;
import static dev.belfry.boot.Api.data;
import static dev.belfry.boot.Api.note;
import static dev.belfry.boot.Api.titles;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.SseClient;
import dev.belfry.testsupport.SseEvent;
import dev.belfry.testsupport.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A back end posts, a person hears: the whole way of a notification, on real parts. */
class FirstLightIT {

  private final Api api = SharedNode.API;

  @Test
  void a_post_is_heard_on_the_open_stream_and_stands_in_the_inbox() {
    try (SseClient stream = api.stream("ada").open()) {
      stream.await("connect");

      Api.Answer posted = api.post("ada", "Lunch is ready");

      assertThat(posted.status()).isEqualTo(201);
      assertThat(posted.json().path("recipients").asInt()).isEqualTo(1);
      assertThat(posted.json().path("status").asString()).isEqualTo("stored");
      SseEvent heard = awaitTitle(stream, "Lunch is ready");
      assertThat(data(heard).path("notification").path("id").asString()).isEqualTo(posted.id());
      assertThat(data(heard).path("position").asLong()).isEqualTo(1);
      assertThat(data(heard).path("counts").path("unread").asInt()).isEqualTo(1);
      Api.Answer inbox = api.inbox("ada");
      assertThat(inbox.json().path("data").path(0).path("id").asString()).isEqualTo(posted.id());
      assertThat(inbox.json().path("lastEventId").asString()).isEqualTo(heard.id());
    }
  }

  @Test
  void who_was_away_hears_exactly_what_she_missed_in_order_and_nothing_twice() {
    String first;
    try (SseClient stream = api.stream("bob").open()) {
      stream.await("connect");
      api.post("bob", "one");
      first = id(awaitTitle(stream, "one"));
    }
    List.of("two", "three", "four").forEach(title -> api.post("bob", title));

    String last;
    try (SseClient stream = api.stream("bob").after(first).open()) {
      last = id(awaitTitle(stream, "four"));
      stream.awaitHeartbeats(1);

      assertThat(titles(stream)).containsExactly("two", "three", "four");
      assertThat(data(stream.await("connect")).path("resumed").asBoolean()).isTrue();
    }
    for (int again = 0; again < 2; again++) {
      try (SseClient stream = api.stream("bob").afterInQuery(last).open()) {
        stream.awaitHeartbeats(2);

        assertThat(stream.events()).extracting(SseEvent::event).containsExactly("connect");
        last = id(stream.await("connect"));
      }
    }
    try (SseClient stream = api.stream("bob").after(last).open()) {
      api.post("bob", "five");
      awaitTitle(stream, "five");

      assertThat(titles(stream)).containsExactly("five");
    }
  }

  @Test
  void what_is_read_in_one_tab_is_read_in_the_other_and_the_sender_sees_it() {
    Api.Answer posted = api.post("cleo", "Read me");
    String id = posted.id();
    try (SseClient other = api.stream("cleo").open()) {
      other.await("connect");

      Api.Answer marked = api.change("cleo", "PATCH", "/notifications/" + id, "{\"read\":true}");

      assertThat(marked.status()).isEqualTo(200);
      SseEvent state = other.await("state");
      assertThat(data(state).path("change").asString()).isEqualTo("read");
      assertThat(data(state).path("ids").path(0).asString()).isEqualTo(id);
      assertThat(data(state).path("counts").path("unread").asInt()).isZero();
      assertThat(data(state).path("position").asLong())
          .isEqualTo(marked.json().path("position").asLong());
    }
    Api.Answer progress = api.get(posted.header("Location"), TOKENS.of("shop", Api.WRITE));
    assertThat(progress.status()).isEqualTo(200);
    assertThat(progress.json().path("recipients").asInt()).isEqualTo(1);
    assertThat(progress.json().path("stored").asInt()).isEqualTo(1);
    assertThat(progress.json().path("seen").asInt()).isEqualTo(1);
    assertThat(progress.json().path("read").asInt()).isEqualTo(1);
  }

  @Test
  void the_same_key_and_body_get_the_first_answer() {
    Api.Answer first = api.post("shop", "order-1", note("dora", "Paid"));

    Api.Answer again = api.post("shop", "order-1", note("dora", "Paid"));
    Api.Answer other = api.post("shop", "order-1", note("dora", "Paid twice"));
    Api.Answer another = api.post("bank", "order-1", note("dora", "Paid"));

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("key-reused");
    assertThat(another.status()).isEqualTo(201);
    assertThat(another.id()).isNotEqualTo(first.id());
    assertThat(api.inbox("dora").json().path("counts").path("total").asInt()).isEqualTo(2);
  }

  @Test
  void eight_at_once_with_one_key_are_one_notification() throws Exception {
    Callable<Api.Answer> post = () -> api.post("shop", "order-8", note("emil", "Once"));

    List<Future<Api.Answer>> answers;
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = callers.invokeAll(List.of(post, post, post, post, post, post, post, post));
    }

    assertThat(answers).extracting(it -> it.get().status()).containsOnly(201);
    assertThat(answers.stream().map(it -> it.resultNow().text()).distinct()).hasSize(1);
    assertThat(answers)
        .filteredOn(it -> it.resultNow().header("Idempotency-Replayed").isEmpty())
        .hasSize(1);
    assertThat(api.inbox("emil").json().path("counts").path("total").asInt()).isEqualTo(1);
  }

  @Test
  void a_stream_ends_with_its_token_and_says_so() {
    String token = TOKENS.of("fay", "", Instant.now().plusSeconds(2));

    try (SseClient stream = SseClient.to(api.url() + "/api/v1/inbox/stream").token(token).open()) {
      stream.awaitEnd();

      assertBye(stream, "token-expired");
    }
  }

  /** A stream's connection has no idle timeout, so nothing would end it later. */
  @Test
  void the_connection_is_closed_after_the_last_word() throws Exception {
    String token = TOKENS.of("fay", "", Instant.now().plusSeconds(2));

    String answer = RawHttp.ask(api, "GET /api/v1/inbox/stream HTTP/1.1", RawHttp.bearer(token));

    assertThat(answer).contains("event: connect").contains("\"reason\":\"token-expired\"");
  }

  @Test
  void what_a_client_says_after_its_request_is_nothing_to_the_stream() throws Exception {
    String token = TOKENS.of("fay", "", Instant.now().plusSeconds(2));

    String answer =
        RawHttp.ask(
            api,
            "GET /api/v1/inbox/stream HTTP/1.1",
            RawHttp.bearer(token),
            "",
            "GET /livez HTTP/1.1");

    assertThat(answer).containsOnlyOnce("HTTP/1.1").contains("\"reason\":\"token-expired\"");
  }

  @Test
  void a_stream_rotates_within_its_range() {
    try (BelfryProcess node =
            Api.node(TestPostgres.get().newDatabase())
                .and("--belfry.stream.rotation=1s..2s")
                .start();
        SseClient stream = Api.of(node).stream("gus").open()) {
      stream.awaitEnd();

      assertBye(stream, "rotation");
    }
  }

  @Test
  void a_deploy_says_goodbye_to_every_stream_and_ends_within_the_drain_window() {
    try (BelfryProcess node =
            Api.node(TestPostgres.get().newDatabase()).and("--belfry.drain.window=10s").start();
        SseClient one = Api.of(node).stream("gus").open();
        SseClient two = Api.of(node).stream("hal").open()) {
      one.await("connect");
      two.await("connect");
      Instant asked = Instant.now();

      int code = node.stop();

      assertThat(code).isZero();
      assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(10));
      assertBye(one, "deploy");
      assertBye(two, "deploy");
    }
  }

  private static void assertBye(SseClient stream, String reason) {
    SseEvent bye = stream.await("bye");
    assertThat(stream.events().getLast()).isEqualTo(bye);
    assertThat(bye.id()).isNull();
    assertThat(data(bye).path("reason").asString()).isEqualTo(reason);
    assertThat(data(bye).path("reconnect").asBoolean()).isTrue();
    assertThat(bye.retry()).isEqualTo(data(bye).path("retryMs").asLong());
  }

  private static String id(SseEvent event) {
    assertThat(event.id()).isNotNull();
    return String.valueOf(event.id());
  }
}
