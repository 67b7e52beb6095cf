package dev.belfry.boot;

import static dev.belfry.boot.Api.awaitTitle;
import static dev.belfry.boot.Api.data;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.boot.Api.Answer;
import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.SseClient;
import dev.belfry.testsupport.TestPostgres;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is for many: in every inbox once, in one order, until it is taken back. */
class BroadcastIT {

  private static BelfryProcess node;

  private final Api api = Api.of(node);

  @BeforeAll
  static void start() {
    node = Api.node(TestPostgres.get().newDatabase()).start();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void a_list_reaches_each_recipient_once() {
    try (SseClient lena = api.stream("lena").open();
        SseClient lars = api.stream("lars").open()) {
      lena.await("connect");
      lars.await("connect");

      Answer answer =
          api.post("shop", null, "{\"to\":[\"lena\",\"lars\",\"lena\"],\"title\":\"for you two\"}");

      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.json().path("recipients").asInt()).isEqualTo(2);
      awaitTitle(lena, "for you two");
      awaitTitle(lars, "for you two");
      assertThat(api.inbox("lena").json().path("counts").path("total").asInt()).isEqualTo(1);
    }
  }

  @Test
  void everyone_who_was_there_gets_a_broadcast_and_who_comes_later_does_not() {
    api.inbox("bea"); // has an inbox, and is not connected
    try (SseClient anna = api.stream("anna").open();
        SseClient otto = api.stream("otto").open()) {
      anna.await("connect");
      otto.await("connect");
      api.post("anna", "before");

      Answer answer = toEveryone("news");
      api.post("anna", "after");

      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.json().path("recipients").isNull()).isTrue();
      assertThat(answer.header("Location")).endsWith(answer.id());
      awaitTitle(otto, "news");
      awaitTitle(anna, "after");
      assertThat(Api.titles(anna)).containsExactly("before", "news", "after");
      assertThat(data(otto.events("notification").getFirst()).path("position").asInt())
          .isEqualTo(1);
    }
    assertThat(api.inbox("bea").json().path("data").path(0).path("title").asString())
        .isEqualTo("news");
    assertThat(api.inbox("late").json().path("data")).isEmpty();
  }

  @Test
  void what_is_recalled_leaves_every_open_inbox_and_never_reaches_who_comes_late() {
    api.inbox("cora"); // has an inbox, and has not had it when it is recalled
    try (SseClient emil = api.stream("emil").open();
        SseClient emma = api.stream("emma").open()) {
      emil.await("connect");
      emma.await("connect");
      String id = toEveryone("a mistake").id();
      awaitTitle(emil, "a mistake");
      awaitTitle(emma, "a mistake");

      assertThat(api.recall("somebody else", id).status()).isEqualTo(404);
      assertThat(api.recall("shop", id).status()).isEqualTo(204);
      assertThat(api.recall("shop", id).status()).isEqualTo(204);

      for (SseClient stream : List.of(emil, emma)) {
        var removed = data(stream.await("removed"));
        assertThat(removed.path("ids").path(0).asString()).isEqualTo(id);
        assertThat(removed.path("reason").asString()).isEqualTo("recalled");
        assertThat(removed.path("counts").path("total").asInt()).isZero();
      }
      assertThat(emil.events("removed")).hasSize(1);
    }
    assertThat(api.inbox("cora").json().path("position").asInt()).isZero();
    assertThat(api.inbox("emil").json().path("data")).isEmpty();
  }

  @Test
  void who_returns_after_a_recall_is_told_that_it_is_gone_and_not_what_it_said() {
    String standing;
    try (SseClient gina = api.stream("gina").open()) {
      standing = gina.await("connect").id();
    }
    String id = api.post("gina", "secret").id();
    api.post("gina", "harmless");
    api.recall("shop", id);

    try (SseClient gina = api.stream("gina").after(standing).open()) {
      gina.await("removed");

      assertThat(Api.titles(gina)).containsExactly("harmless");
    }
  }

  @Test
  void what_expires_leaves_within_five_seconds() {
    try (SseClient hugo = api.stream("hugo").open()) {
      hugo.await("connect");
      Instant end = Instant.now().plusSeconds(2);
      Answer answer =
          api.post(
              "shop",
              null,
              "{\"to\":\"hugo\",\"title\":\"brief\",\"expiresAt\":\"%s\"}".formatted(end));

      var removed = data(hugo.await("removed"));

      assertThat(Instant.now()).isBetween(end, end.plusSeconds(5));
      assertThat(removed.path("reason").asString()).isEqualTo("expired");
      assertThat(removed.path("ids").path(0).asString()).isEqualTo(answer.id());
      assertThat(api.recall("shop", answer.id()).status()).isEqualTo(204);
    }
    assertThat(api.inbox("hugo").json().path("counts").path("total").asInt()).isZero();
  }

  @Test
  void what_has_expired_already_is_refused() {
    Answer answer =
        api.post(
            "shop",
            null,
            "{\"to\":\"ada\",\"title\":\"x\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors").path(0).path("pointer").asString())
        .isEqualTo("/expiresAt");
  }

  private Answer toEveryone(String title) {
    return api.post("shop", null, "{\"to\":{\"everyone\":true},\"title\":\"%s\"}".formatted(title));
  }
}
