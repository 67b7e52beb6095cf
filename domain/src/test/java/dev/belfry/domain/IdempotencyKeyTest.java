package dev.belfry.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {

  private final Sender shop = Sender.ofJwt("shop");

  @Test
  void remembers_the_body_by_its_sha_256() {
    assertThat(IdempotencyKey.of(shop, "k", new byte[0]).bodyHash())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void tells_bodies_apart_by_every_byte() {
    assertThat(IdempotencyKey.of(shop, "k", "{}".getBytes(UTF_8)))
        .isEqualTo(IdempotencyKey.of(shop, "k", "{}".getBytes(UTF_8)))
        .isNotEqualTo(IdempotencyKey.of(shop, "k", "{ }".getBytes(UTF_8)));
  }

  @Test
  void has_1_to_255_characters() {
    assertThat(IdempotencyKey.of(shop, "🐘".repeat(255), new byte[0]).value()).hasSize(510);
    for (String key : new String[] {"", "a".repeat(256), "a\u0000", "a\ud83d"}) {
      assertThatThrownBy(() -> IdempotencyKey.of(shop, key, new byte[0]))
          .isInstanceOfSatisfying(
              InvalidValueException.class, e -> assertThat(e.field()).isEqualTo("Idempotency-Key"));
    }
  }

  @Test
  void a_sender_is_stored_with_its_kind() {
    assertThat(shop.value()).isEqualTo("jwt:shop");
  }
}
