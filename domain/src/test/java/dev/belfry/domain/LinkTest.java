package dev.belfry.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/orders/7?tab=a&b=c#top",
        "/a//b",
        "/javascript:alert(1)",
        "/größe/🐘?q=ü",
        "/@evil.example",
        "https://shop.example",
        "HTTPS://shop.example/orders/7",
        "https://shop.example:8443/?q=ü#🐘",
        "https://[2001:db8::1]/",
        "https://shop.example/a@b",
        "https://shop.example?user@evil.example"
      })
  void leads_to_https_or_a_path_of_the_site(String value) {
    assertThat(new Link(value).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JavaScript://shop.example/%0aalert(1)",
        "data:text/html,hi",
        "vbscript:x",
        "http://shop.example/",
        "ftp://shop.example/",
        "https:shop.example",
        "https:/shop.example",
        "https:///shop.example",
        "https://",
        "https://:443/",
        "https:",
        "orders/7",
        "",
        "?a",
        "#a",
        "."
      })
  void leads_nowhere_else(String value) {
    assertRefused(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example"})
  void is_no_other_site_in_disguise(String value) {
    assertRefused(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bank.example@evil.example/",
        "https://user:secret@shop.example/",
        "https://@evil.example/",
        "https://bank.example%40evil.example@x/",
      })
  void has_no_user_info_which_lies_about_the_host(String value) {
    assertRefused(value);
  }

  /** Browsers drop some of these, and {@code /<tab>/evil.example} becomes another site. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/\t/evil.example",
        "/\n/evil.example",
        "/\r/evil.example",
        "java\tscript:alert(1)",
        " /a",
        "/a ",
        "/a b",
        "/a\u00a0b",
        "/a\u2028b",
        "/a\u3000b",
        "/a\u0000b",
        "/a\u007fb",
        "/a\u0085b",
        "https://shop.example/a\\b"
      })
  void has_no_white_space_control_character_or_backslash(String value) {
    assertRefused(value);
  }

  @Test
  void has_no_unpaired_surrogate() {
    assertRefused("/a\ud83d");
    assertRefused("/\ude00a");
  }

  @Test
  void has_at_most_2048_characters() {
    assertThat(new Link("/" + "a".repeat(2_047)).value()).hasSize(2_048);
    assertThat(new Link("/" + "🐘".repeat(2_047)).value()).hasSize(4_095);
    assertRefused("/" + "a".repeat(2_048));
    assertRefused("https://shop.example/" + "a".repeat(2_048));
  }

  private static void assertRefused(String value) {
    assertThatThrownBy(() -> new Link(value))
        .isInstanceOfSatisfying(
            InvalidValueException.class, e -> assertThat(e.field()).isEqualTo("link"));
  }
}
