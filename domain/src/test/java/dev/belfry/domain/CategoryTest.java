package dev.belfry.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CategoryTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "orders", "build.failed", "a-b_c.d"})
  void is_a_slug(String value) {
    assertThat(new Category(value).value()).isEqualTo(value);
    assertThat(new Category(value + "x".repeat(64 - value.length())).value()).hasSize(64);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Orders", ".a", "-a", "_a", "a b", "a/b", "é", "a\n", "a\u0000", "🐘"})
  void is_nothing_else(String value) {
    assertRefused(value);
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 1_000})
  void has_at_most_64_characters(int length) {
    assertRefused("a".repeat(length));
  }

  private static void assertRefused(String value) {
    assertThatThrownBy(() -> new Category(value))
        .isInstanceOfSatisfying(
            InvalidValueException.class, e -> assertThat(e.field()).isEqualTo("category"));
  }
}
