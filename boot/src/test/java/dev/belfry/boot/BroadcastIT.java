package dev.belfry.boot;

import static dev.belfry.boot.Api.awaitTitle;
import static dev.belfry.boot.Api.data;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.boot.Api.Answer;
import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.SseClient;
import dev.belfry.testsupport.TestPostgres;
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

  private Answer toEveryone(String title) {
    return api.post("shop", null, "{\"to\":{\"everyone\":true},\"title\":\"%s\"}".formatted(title));
  }
}
