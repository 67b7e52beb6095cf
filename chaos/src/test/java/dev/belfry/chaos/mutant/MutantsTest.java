package dev.belfry.chaos.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MutantsTest {

  static Stream<Mutant> mutants() {
    return Mutants.all().stream().filter(mutant -> !mutant.isInClient());
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void every_mistake_still_finds_the_place_where_it_is_made(Mutant mutant) throws Exception {
    Path sources = Path.of("..").toAbsolutePath().normalize();

    assertThat(new Surgery(sources, List.of()).edited(mutant)).isNotEmpty();
  }
}
