package dev.belfry.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.chaos.fault.Faults;
import dev.belfry.chaos.oracle.Ledger;
import dev.belfry.chaos.publish.Mix;
import dev.belfry.chaos.world.Conditions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The promise, held for a minute against the faults that need nothing but this machine. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ShortRunIT {

  @Test
  void what_was_accepted_is_handed_over_once_and_in_order_whatever_breaks() throws Exception {
    Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
    Plan plan =
        Plan.usual(
            1,
            2,
            250,
            2,
            Mix.USUAL,
            20_000,
            Duration.ofSeconds(45),
            Faults.ofShortRun(),
            Conditions.USUAL,
            Files.createTempDirectory(target, "short-run"));

    Ledger ledger = new Run(plan).go();

    Files.writeString(target.resolve("ledger.json"), ledger.toString());
    System.out.println(ledger.table());
    assertThat(ledger.complaints()).isEmpty();
    assertThat(ledger.delivered()).isGreaterThan(10_000); // a slow machine comes no further
  }
}
