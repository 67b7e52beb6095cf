package dev.belfry.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StateChangeTest {

  @Test
  void reaches_up_to_a_position() {
    assertThat(new StateChange.UpTo(0, null, Mark.SEEN).position()).isZero();
    assertRefused(-1, Mark.READ);
  }

  @Test
  void what_takes_something_back_is_for_one_notification_only() {
    assertRefused(1, Mark.UNREAD);
    assertRefused(1, Mark.UNARCHIVED);
  }

  private static void assertRefused(long position, Mark mark) {
    assertThatThrownBy(() -> new StateChange.UpTo(position, null, mark))
        .isInstanceOfSatisfying(
            InvalidValueException.class, e -> assertThat(e.field()).isEqualTo("upTo"));
  }
}
