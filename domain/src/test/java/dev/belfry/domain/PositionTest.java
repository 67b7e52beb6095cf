package dev.belfry.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

  @Test
  void an_id_names_the_number_and_the_witness() {
    assertThat(new Position(42, new Witness("51fe02aa")).id()).isEqualTo("v1.42.51fe02aa");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 42, Integer.MAX_VALUE + 1L, 999_999_999_999_999_999L})
  void an_id_is_read_back(long number) {
    Position position = new Position(number, new Witness("00000000"));

    assertThat(Position.parse(position.id())).contains(position);
    assertThat(position.id()).matches("[0-9A-Za-z._-]{1,128}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "42",
        "v1",
        "v1.42",
        "v1.42.",
        "v1.42.51fe02a",
        "v1.42.51fe02aaa",
        "v1.42.51FE02AA",
        "v1.42.51fe02ag",
        "v1.42.51fe02aa.",
        "v1.42.51fe02aa\n",
        " v1.42.51fe02aa",
        "V1.42.51fe02aa",
        "v2.42.51fe02aa",
        "v1.042.51fe02aa",
        "v1.00.51fe02aa",
        "v1.-1.51fe02aa",
        "v1.+1.51fe02aa",
        "v1.1e3.51fe02aa",
        "v1.٤٢.51fe02aa",
        "v1.9223372036854775808.51fe02aa",
        "v1.1000000000000000000.51fe02aa",
        "v1,42,51fe02aa",
        "null"
      })
  void anything_else_is_unreadable(String id) {
    assertThat(Position.parse(id)).isEmpty();
  }

  /** The first ones of two UUIDs of version 7 are the same for a minute. */
  @Test
  void a_witness_is_the_last_digits_of_the_events_id() {
    UUID event = UUID.fromString("0193e8a0-1234-7abc-8def-0123456789ab");

    assertThat(Witness.of(event)).isEqualTo(new Witness("456789ab"));
    assertThat(Witness.of(new UUID(0, 0))).isEqualTo(new Witness("00000000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1234567", "123456789", "1234567G", "1234567A", "1234567\n"})
  void a_witness_is_eight_hex_digits(String value) {
    assertThatThrownBy(() -> new Witness(value)).isInstanceOf(InvalidValueException.class);
  }
}
