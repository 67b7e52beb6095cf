package dev.belfry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.testsupport.BelfryProcess;
import org.junit.jupiter.api.Test;

/** There is no default secret and no default database: who starts Belfry has to choose both. */
class RefusesToStartIT {

  @Test
  void without_a_profile_or_configuration_it_names_what_is_missing_and_ends() {
    try (BelfryProcess node = BelfryProcess.with().launch()) {
      int code = node.awaitEnd();

      assertThat(code).isNotZero();
      assertThat(node.log()).contains("spring.datasource.url", "belfry.jwt.secret");
    }
  }
}
