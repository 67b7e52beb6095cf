package dev.belfry.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.chaos.mutant.Mutants;
import dev.belfry.chaos.mutant.Surgery;
import dev.belfry.chaos.oracle.Ledger;
import dev.belfry.chaos.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * During a deploy two releases run on one schema. The next one has a migration more, and writes
 * events of a kind that this one does not know.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NextReleaseIT {

  @Test
  void this_release_beside_the_next_hands_over_what_both_accept() throws Exception {
    Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
    Path directory = Files.createTempDirectory(target, "next-release");
    List<Path> libraries = Surgery.jars(World.libraries());
    Breeding breeding = new Breeding(Path.of("..").toAbsolutePath(), libraries, directory);

    Ledger ledger = breeding.beside(Mutants.NEXT_RELEASE);

    assertThat(ledger.complaints()).isEmpty();
    assertThat(ledger.delivered()).isGreaterThan(500);
  }
}
