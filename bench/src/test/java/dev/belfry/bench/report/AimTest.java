package dev.belfry.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.bench.scenario.Figure;
import dev.belfry.bench.scenario.Figures;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether an aim is met must not depend on who looks. */
class AimTest {

  private final Aim half = new Aim("s", Figure.CPU, true, 0.5, "Nchan");
  private final Aim more = new Aim("s", Figure.RATE, false, 1_260, "");

  @Test
  void a_ratio_is_that_of_two_turns_of_the_same_round() {
    List<Round> rounds =
        List.of(
            round("Belfry", 1, Figure.CPU, 1),
            round("Nchan", 1, Figure.CPU, 4),
            round("Belfry", 2, Figure.CPU, 4),
            round("Nchan", 2, Figure.CPU, 10),
            round("Belfry", 3, Figure.CPU, 9),
            round("Nchan", 3, Figure.CPU, 10));

    assertThat(half.verdict(rounds)).isEqualTo("0.40 (0.25–0.90): yes");
  }

  @Test
  void what_is_too_little_is_not_met() {
    assertThat(more.verdict(List.of(round("Belfry", 1, Figure.RATE, 1_259)))).isEqualTo("**no**");
  }

  @Test
  void without_the_other_nothing_is_said() {
    assertThat(half.verdict(List.of(round("Belfry", 1, Figure.CPU, 1)))).isEqualTo("not measured");
  }

  private static Round round(String target, int number, Figure figure, double value) {
    return new Round("s", "S", "streams", target, 10, number, Figures.of(figure, value), "");
  }
}
