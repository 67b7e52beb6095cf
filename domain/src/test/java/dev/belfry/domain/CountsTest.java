package dev.belfry.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsTest {

  @Test
  void change_by_what_really_changed() {
    Counts counts = Counts.NONE.plus(Counts.Change.ARRIVAL).plus(Counts.Change.ARRIVAL);

    assertThat(counts).isEqualTo(new Counts(2, 2, 2));
    assertThat(counts.plus(new Counts.Change(-1, 0, 0))).isEqualTo(new Counts(1, 2, 2));
    assertThat(counts.plus(new Counts.Change(-2, -1, 0))).isEqualTo(new Counts(0, 1, 2));
  }

  /** A bug in an adapter must be loud before it is on a badge. */
  @ParameterizedTest
  @CsvSource({"-1,0,0", "1,0,1", "1,1,0", "0,2,1", "0,0,-1"})
  void are_never_impossible(int unseen, int unread, int total) {
    assertThatThrownBy(() -> new Counts(unseen, unread, total))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void only_no_change_is_none() {
    assertThat(new Counts.Change(0, 0, 0).isNone()).isTrue();
    assertThat(new Counts.Change(-1, 0, 0).isNone()).isFalse();
    assertThat(new Counts.Change(0, 1, 0).isNone()).isFalse();
    assertThat(new Counts.Change(0, 0, -1).isNone()).isFalse();
  }
}
