package dev.belfry.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.application.port.out.Bus.Ring;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.Witness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingMessageTest {

  @Test
  void is_written_as_every_release_has_written_it() {
    assertThat(RingMessage.write(ring("ada", 42, "51fe02aa"))).isEqualTo("1 ring 42 51fe02aa ada");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada",
        "Ada Lovelace",
        " with spaces around ",
        "1 ring 7 51fe02aa eve",
        "a\u2028line\u2029separator",
        "käthe 李 🔔",
        "per%cent %s %d"
      })
  void any_recipient_comes_back_as_she_was(String recipient) {
    Ring ring = ring(recipient, 0, "00000000");

    assertThat(RingMessage.read(RingMessage.write(ring))).contains(ring);
  }

  @Test
  void the_highest_position_comes_back_too() {
    Ring ring = ring("ada", 999_999_999_999_999_999L, "ffffffff");

    assertThat(RingMessage.read(RingMessage.write(ring))).contains(ring);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "1 ring",
        "1 ring 42 51fe02aa",
        "1 ring 42 51fe02aa ",
        "2 ring 42 51fe02aa ada",
        "1 transient 42 51fe02aa ada",
        "1 Ring 42 51fe02aa ada",
        "1 ring -1 51fe02aa ada",
        "1 ring 042 51fe02aa ada",
        "1 ring 99999999999999999999 51fe02aa ada",
        "1 ring 42 51FE02AA ada",
        "1 ring 42 51fe02a ada",
        "1  ring 42 51fe02aa ada",
        "1 ring 42 51fe02aa a\nda",
        "1 ring 42 51fe02aa a\0da",
        "1 ring 42 51fe02aa a\uD800da",
        "{\"ring\":42}"
      })
  void what_this_release_does_not_know_is_passed_over(String message) {
    assertThat(RingMessage.read(message)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 999_999_999_999_999_999L})
  void a_ring_for_everybody_comes_back_as_it_was(long number) {
    String message = RingMessage.writeForEverybody(number);

    assertThat(message).isEqualTo("1 broadcasts " + number);
    assertThat(RingMessage.readForEverybody(message)).hasValue(number);
    assertThat(RingMessage.read(message)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1 broadcasts",
        "1 broadcasts 0",
        "1 broadcasts -1",
        "1 broadcasts 07",
        "1 broadcasts 9999999999999999999",
        "1 broadcasts 7 ada",
        "2 broadcasts 7",
        "1 ring 42 51fe02aa ada"
      })
  void what_is_no_ring_for_everybody_is_passed_over(String message) {
    assertThat(RingMessage.readForEverybody(message)).isEmpty();
  }

  @Test
  void a_name_that_is_too_long_is_passed_over() {
    assertThat(RingMessage.read("1 ring 42 51fe02aa " + "a".repeat(201))).isEmpty();
  }

  private static Ring ring(String recipient, long number, String witness) {
    return new Ring(new RecipientId(recipient), new Position(number, new Witness(witness)));
  }
}
