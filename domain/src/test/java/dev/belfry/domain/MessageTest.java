package dev.belfry.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "🐘", "👩‍👩‍👧‍👦"})
  void a_title_is_counted_in_code_points(String character) {
    int points = character.codePointCount(0, character.length());
    String longest = character.repeat(140 / points);

    assertThat(title(longest)).isEqualTo(longest);
    assertRefused("title", () -> title(longest + "a".repeat(141 - 140 / points * points)));
  }

  @Test
  void a_body_may_be_absent_empty_or_4000_characters() {
    assertThat(new Message("Hi", null, null).body()).isNull();
    assertThat(new Message("Hi", "", null).body()).isEmpty();
    assertThat(new Message("Hi", "🐘".repeat(4_000), null).body()).hasSize(8_000);
    assertRefused("body", () -> new Message("Hi", "a".repeat(4_001), null));
  }

  @Test
  void text_is_stripped_before_it_is_counted() {
    assertThat(title(" \t\n" + "a".repeat(140) + "\u3000 ")).isEqualTo("a".repeat(140));
    assertThat(new Message("Hi", " a b ", null).body()).isEqualTo("a b");
  }

  @Test
  void text_keeps_what_is_inside() {
    String inside = "a \t\u2028 <b>&amp;</b> \u200d b";

    assertThat(title(inside)).isEqualTo(inside);
  }

  /** Zero-width space and joiner, direction marks, fillers, tags, a variation selector alone. */
  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\r\n",
        "\u00a0",
        "\u3000",
        "\u2028\u2029",
        "\u200b",
        "\u200d\u200c",
        "\u200f\u202e",
        "\u2060\ufeff",
        "\u00ad",
        "\u3164",
        "\u115f\u1160",
        "\uffa0",
        "\u2800",
        "\udb40\udc41",
        "\ufe0f",
        "\u034f",
        "\u0301",
        "\u0007",
        "\u180e",
        "\u200b \u200b"
      })
  void a_title_has_something_to_see(String title) {
    assertRefused("title", () -> title(title));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "0", "\u200ba\u200b", "ㅤa", "\u0301a", "한", "🐘", "\u200fשלום"})
  void one_visible_character_is_enough(String title) {
    assertThat(title(title)).isEqualTo(title);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "\u0000"})
  void text_has_no_nul(String text) {
    assertRefused("title", () -> title(text));
    assertRefused("body", () -> new Message("Hi", text, null));
  }

  @Test
  void text_has_no_unpaired_surrogates() {
    for (String text : new String[] {"a\ud83d", "\ude00a", "\ude00\ud83d"}) {
      assertRefused("title", () -> title(text));
      assertRefused("body", () -> new Message("Hi", text, null));
    }
  }

  private static String title(String title) {
    return new Message(title, null, null).title();
  }

  private static void assertRefused(String field, Runnable making) {
    assertThatThrownBy(making::run)
        .isInstanceOfSatisfying(
            InvalidValueException.class, e -> assertThat(e.field()).isEqualTo(field));
  }
}
