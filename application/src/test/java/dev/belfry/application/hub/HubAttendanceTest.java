package dev.belfry.application.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.domain.RecipientId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class HubAttendanceTest extends HubFixture {

  @Test
  void everyone_who_opens_a_stream_is_told_of_before_their_log_is_read() {
    List<RecipientId> arrived = new CopyOnWriteArrayList<>();
    hub()
        .follow(recipient -> {
          arrived.add(recipient);
          store(recipient);
        });

    RecordingSink stream = open(ada, null);

    assertThat(arrived).containsExactly(ada);
    assertThat(connect(stream).head().position().number()).isEqualTo(1);
    assertThat(hub().present()).containsExactly(ada);
  }

  @Test
  void those_who_may_have_missed_a_ring_are_looked_for_and_nobody_else() {
    RecordingSink adas = open(ada, null);
    RecordingSink bens = open(ben, null);
    store(ada);
    store(ben);

    hub().missed(Set.of(ada));

    assertReceives(adas, 1, 1);
    assertThat(numbers(bens)).isEmpty();
  }
}
