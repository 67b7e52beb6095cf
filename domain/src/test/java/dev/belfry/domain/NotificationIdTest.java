package dev.belfry.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class NotificationIdTest {

  private static final Instant NOON = Instant.parse("2031-05-04T12:00:00.123Z");

  @RepeatedTest(50)
  void is_a_uuid_of_version_7_with_its_time_in_front() {
    NotificationId id = NotificationId.mint(NOON);

    assertThat(id.value().version()).isEqualTo(7);
    assertThat(id.value().variant()).isEqualTo(2);
    assertThat(id.value().getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
  }

  @RepeatedTest(50)
  void is_written_in_the_order_of_time() {
    String earlier = NotificationId.mint(NOON).toString();
    String later = NotificationId.mint(NOON.plusMillis(1)).toString();

    assertThat(earlier).isLessThan(later);
    assertThat(earlier).hasSize(36).matches("[0-9a-f-]+");
  }

  @Test
  void is_new_each_time() {
    assertThat(IntStream.range(0, 10_000).mapToObj(_ -> NotificationId.mint(NOON)))
        .doesNotHaveDuplicates();
  }
}
