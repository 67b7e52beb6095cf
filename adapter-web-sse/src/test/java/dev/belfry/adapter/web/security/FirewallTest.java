package dev.belfry.adapter.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirewallTest {

  /** {@code StrictHttpFirewall}, Spring Security 7.1. */
  private static final Pattern NAMES = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

  private static final Pattern VALUES =
      Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]||\\t]]*");

  @Test
  void headers_may_hold_what_the_firewall_would_let_through_by_itself() {
    String[] texts =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .mapToObj(character -> "a" + Character.toString(character) + "b")
            .toArray(String[]::new);

    assertThat(texts)
        .allMatch(it -> SecurityConfiguration.isAssigned(it, false) == NAMES.matcher(it).matches())
        .allMatch(it -> SecurityConfiguration.isAssigned(it, true) == VALUES.matcher(it).matches());
    assertThat(SecurityConfiguration.isAssigned("", false)).isTrue();
    assertThat(SecurityConfiguration.isAssigned("a\nb", true)).isFalse();
    assertThat(SecurityConfiguration.isAssigned("a\tb", true)).isTrue();
  }
}
