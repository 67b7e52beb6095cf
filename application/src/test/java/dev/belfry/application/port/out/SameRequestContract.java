package dev.belfry.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InboxException.KeyReused;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.Sender;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link InboxLog} makes of the same request, again. */
public abstract class SameRequestContract extends OneCallerFixture {

  @Test
  void a_key_can_be_asked_for_its_answer_without_being_taken() {
    IdempotencyKey key = Some.key();

    assertThat(log().answered(key)).isEmpty();
    Published first = log().publish(Some.notification(), Set.of(ada), key);

    assertThat(first.events()).hasSize(1);
    assertThat(log().answered(key)).contains(new Receipt(first.receipt().id(), 1, true));
  }

  @Test
  void publishing_again_with_the_same_key_records_nothing_new() {
    IdempotencyKey key = Some.key();
    Published first = log().publish(Some.notification(), Set.of(ada), key);

    Published again = log().publish(Some.notification(), Set.of(ada), key);

    assertThat(first.receipt().replayed()).isFalse();
    assertThat(heads(again)).isEmpty();
    assertThat(again.receipt()).isEqualTo(new Receipt(first.receipt().id(), 1, true));
    assertThat(heads(first)).containsExactly(new Standing(ada, head(ada)));
    assertThat(items(ada)).hasSize(1);
  }

  @Test
  void a_known_key_records_nothing_for_another_recipient_either() {
    IdempotencyKey key = Some.key();
    Published first = log().publish(Some.notification(), Set.of(ada), key);

    Published again = log().publish(Some.notification(), Set.of(ben), key);

    assertThat(again.receipt()).isEqualTo(new Receipt(first.receipt().id(), 1, true));
    assertThat(head(ben).number()).isZero();
  }

  @Test
  void a_key_with_another_body_is_refused_and_records_nothing() {
    Sender shop = Some.sender();
    Published first =
        log().publish(Some.notification(), Set.of(ada), Some.key(shop, "k", "{\"a\":1}"));
    Notification other = Some.notification();

    assertThatThrownBy(() -> log().publish(other, Set.of(ada), Some.key(shop, "k", "{\"a\": 1}")))
        .isInstanceOf(KeyReused.class);

    assertThat(heads(first)).containsExactly(new Standing(ada, head(ada)));
    assertThat(inboxes().progress(other.id())).isEmpty();
    assertThat(log().publish(other, Set.of(ada), Some.key(shop, "k", "{\"a\":1}")).receipt().id())
        .isEqualTo(first.receipt().id());
  }

  @Test
  void the_equal_key_of_another_sender_is_another_key() {
    log().publish(Some.notification(), Set.of(ada), Some.key(Some.sender(), "k", "{\"a\":1}"));

    Published other =
        log().publish(Some.notification(), Set.of(ada), Some.key(Some.sender(), "k", "{\"a\":2}"));

    assertThat(other.receipt().replayed()).isFalse();
    assertThat(head(ada).number()).isEqualTo(2);
  }

  @Test
  void another_key_of_the_same_sender_is_another_request() {
    Sender shop = Some.sender();
    log().publish(Some.notification(), Set.of(ada), Some.key(shop, "k", "{}"));

    for (String key : List.of("K", "k ", "k\u0301", "🐘".repeat(255))) {
      log().publish(Some.notification(), Set.of(ada), Some.key(shop, key, "{}"));
    }

    assertThat(head(ada).number()).isEqualTo(5);
  }

  @Test
  void without_a_key_every_request_is_a_new_one() {
    published(ada);
    published(ada);

    assertThat(head(ada).number()).isEqualTo(2);
  }
}
