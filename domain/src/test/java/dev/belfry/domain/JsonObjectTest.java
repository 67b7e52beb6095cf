package dev.belfry.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonObjectTest {

  @ParameterizedTest
  @CsvSource({"a,1", "é,2", "€,3", "🐘,4"})
  void is_measured_in_bytes_of_utf_8(String character, int bytes) {
    String frame = "{\"k\":\"%s\"}";
    int room = JsonObject.MAX_SIZE - frame.length() + 2;
    String fitting = frame.formatted(character.repeat(room / bytes) + "a".repeat(room % bytes));

    assertThat(new JsonObject(fitting).compact()).isEqualTo(fitting);
    assertThatThrownBy(() -> new JsonObject(fitting + " "))
        .isInstanceOfSatisfying(
            ValueTooLargeException.class, e -> assertThat(e.field()).isEqualTo("data"));
  }
}
