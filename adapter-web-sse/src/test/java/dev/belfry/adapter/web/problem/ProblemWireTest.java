package dev.belfry.adapter.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.adapter.web.json.Wire;
import dev.belfry.domain.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What a refusal says is, byte for byte, what the golden file holds. */
class ProblemWireTest {

  @Test
  void a_value_that_is_refused() {
    var refusal = new InvalidValueException("title", "must have 1 to 140 characters, found 141");

    Object problem;
    try (var named =
        MDC.putCloseable(RequestIdFilter.KEY, "0b4f8a52-9a3e-4f6c-8d1b-6f2f5f0e7c21")) {
      problem = new ProblemAdvice().invalid(refusal).getBody();
    }

    assertThat(Wire.MAPPER.writeValueAsString(problem) + "\n")
        .isEqualTo(Wire.golden("problem.json"));
  }
}
