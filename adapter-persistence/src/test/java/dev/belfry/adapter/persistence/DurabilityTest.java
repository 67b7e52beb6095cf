package dev.belfry.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.adapter.persistence.Durability.Settings;
import org.junit.jupiter.api.Test;

class DurabilityTest {

  @Test
  void a_careful_database_is_no_danger() {
    assertThat(new Settings("18.6", "on", "on", "remote_apply").dangers()).isEmpty();
  }

  @Test
  void every_promise_that_it_does_not_make_is_named() {
    assertThat(new Settings("18.6", "off", "off", "off").dangers())
        .hasSize(3)
        .allMatch(danger -> danger.contains(" is off: "));
  }
}
