package dev.belfry.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"ada", "ada@shop.example", "auth0|42", "~", ".", "a/b\\c%;", "아다", "🐘", " "})
  void is_any_name_that_a_token_may_have(String value) {
    assertThat(new RecipientId(value).value()).isEqualTo(value);
  }

  @Test
  void is_compared_as_it_is() {
    assertThat(new RecipientId("ada")).isNotEqualTo(new RecipientId("Ada"));
    assertThat(new RecipientId("ada")).isNotEqualTo(new RecipientId("ada "));
    assertThat(new RecipientId("é")).isNotEqualTo(new RecipientId("e\u0301"));
  }

  @Test
  void has_at_most_200_characters() {
    assertThat(new RecipientId("🐘".repeat(200)).value()).hasSize(400);
    assertRefused("🐘".repeat(201));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"a\u0000", "a\nb", "\t", "\u007f", "\u0085"})
  void has_no_control_characters(String value) {
    assertRefused(value);
  }

  /** PostgreSQL's driver would turn each into a question mark: two people, one inbox. */
  @Test
  void has_no_unpaired_surrogates() {
    assertRefused("a\ud83d");
    assertRefused("\ude00a");
  }

  private static void assertRefused(String value) {
    assertThatThrownBy(() -> new RecipientId(value))
        .isInstanceOfSatisfying(
            InvalidValueException.class, e -> assertThat(e.field()).isEqualTo("to"));
  }
}
