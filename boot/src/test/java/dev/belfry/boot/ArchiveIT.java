package dev.belfry.boot;

import static dev.belfry.boot.Api.TOKENS;
import static dev.belfry.boot.Api.data;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.testsupport.SseClient;
import dev.belfry.testsupport.SseEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person puts away what she is done with, and takes it out again. */
class ArchiveIT {

  private final Api api = SharedNode.API;

  @Test
  void what_is_archived_in_one_tab_leaves_the_other_and_comes_back() {
    String kept = api.post("vera", "Keep me").id();
    String done = api.post("vera", "Done").id();
    try (SseClient other = api.stream("vera").open()) {
      other.await("connect");

      Api.Answer archived = change("vera", done, "{\"archived\":true}");
      SseEvent away = awaitChange(other, "archived");

      assertThat(archived.status()).isEqualTo(200);
      assertThat(data(away).path("ids").path(0).asString()).isEqualTo(done);
      assertThat(data(away).path("counts").toString())
          .isEqualTo("{\"unseen\":1,\"unread\":1,\"total\":1}")
          .isEqualTo(archived.json().path("counts").toString());
      assertThat(data(away).path("position").asLong())
          .isEqualTo(archived.json().path("position").asLong());
      assertThat(titles("vera", "")).containsExactly("Keep me");
      assertThat(titles("vera", "?state=unread")).containsExactly("Keep me");
      assertThat(titles("vera", "?state=archived")).containsExactly("Done");
      assertThat(inbox("vera", "?state=archived").json().at("/data/0/archivedAt").asString())
          .isEqualTo(data(away).path("at").asString());

      assertThat(change("vera", done, "{\"archived\":false}").status()).isEqualTo(200);
      awaitChange(other, "unarchived");

      assertThat(titles("vera", "")).containsExactly("Done", "Keep me");
      assertThat(titles("vera", "?state=archived")).isEmpty();
    }
    assertThat(kept).isNotEqualTo(done);
  }

  @Test
  void archiving_again_writes_no_event() {
    String id = api.post("walt", "Once").id();
    change("walt", id, "{\"archived\":true}");
    Api.Answer before = api.inbox("walt");

    Api.Answer again = change("walt", id, "{\"archived\":true}");
    Api.Answer all = api.change("walt", "POST", "/archive", "{\"upTo\":2}");

    assertThat(again.status()).isEqualTo(200);
    assertThat(all.status()).isEqualTo(200);
    assertThat(all.text()).isEqualTo(again.text());
    assertThat(api.inbox("walt").text()).isEqualTo(before.text());
  }

  @Test
  void all_of_a_category_up_to_a_position_go_and_a_newcomer_stays() {
    api.post("shop", null, note("xena", "orders", "Old order"));
    api.post("shop", null, note("xena", "builds", "Old build"));
    String lastEventId = api.inbox("xena").json().path("lastEventId").asString();
    api.post("shop", null, note("xena", "orders", "New order"));
    try (SseClient stream = api.stream("xena").open()) {
      stream.await("connect");

      Api.Answer answer =
          api.change(
              "xena",
              "POST",
              "/archive",
              "{\"upTo\":2,\"category\":\"orders\",\"lastEventId\":\"%s\"}".formatted(lastEventId));

      assertThat(answer.status()).isEqualTo(200);
      SseEvent away = awaitChange(stream, "archived");
      assertThat(data(away).path("upTo").asLong()).isEqualTo(2);
      assertThat(data(away).path("category").asString()).isEqualTo("orders");
    }
    assertThat(titles("xena", "")).containsExactly("New order", "Old build");
    assertThat(titles("xena", "?state=archived&category=orders")).containsExactly("Old order");
    assertThat(titles("xena", "?state=archived&category=builds")).isEmpty();
  }

  @Test
  void what_is_marked_together_or_recalled_leaves_the_counts_of_the_archived_alone() {
    String id = api.post("yuri", "Archived unread").id();
    api.post("yuri", "Stays");
    change("yuri", id, "{\"archived\":true}");

    api.change("yuri", "POST", "/read", "{\"upTo\":3}");
    assertThat(inbox("yuri", "?state=archived").json().at("/data/0").has("readAt")).isFalse();

    assertThat(api.recall("shop", id).status()).isEqualTo(204);
    Api.Answer inbox = inbox("yuri", "?state=archived");
    assertThat(inbox.json().path("data").size()).isZero();
    assertThat(inbox.json().path("counts").toString())
        .isEqualTo("{\"unseen\":0,\"unread\":0,\"total\":1}");
    assertThat(change("yuri", id, "{\"archived\":false}").code())
        .isEqualTo("notification-not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"upTo\":9}", "{\"upTo\":1,\"lastEventId\":\"v1.1.00000000\"}"})
  void beyond_the_head_or_in_another_history_nothing_is_archived(String body) {
    api.post("zoe", "Stays");

    Api.Answer refused = api.change("zoe", "POST", "/archive", body.replace("9", "99999"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("position-ahead");
    assertThat(titles("zoe", "?state=archived")).isEmpty();
  }

  private Api.Answer change(String recipient, String id, String mark) {
    return api.change(recipient, "PATCH", "/notifications/" + id, mark);
  }

  private Api.Answer inbox(String recipient, String query) {
    return api.get("/api/v1/inbox" + query, TOKENS.of(recipient));
  }

  private List<String> titles(String recipient, String query) {
    return inbox(recipient, query)
        .json()
        .path("data")
        .valueStream()
        .map(item -> item.path("title").asString())
        .toList();
  }

  private static String note(String recipient, String category, String title) {
    return "{\"to\":\"%s\",\"category\":\"%s\",\"title\":\"%s\"}"
        .formatted(recipient, category, title);
  }

  private static SseEvent awaitChange(SseClient stream, String change) {
    return stream.await(
        event -> event.is("state") && data(event).path("change").asString().equals(change));
  }
}
