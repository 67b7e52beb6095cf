package dev.belfry.bench.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A fault that is not noticed would be worse than one that is measured. */
class LedgerTest {

  private final Tally tally = new Tally();
  private final Ledger ledger = new Ledger(tally, 0);

  @Test
  void what_comes_in_order_is_no_fault() {
    take(1, 2, 3);

    assertFaults(0, 0, 0);
  }

  @Test
  void a_gap_is_missing() {
    take(1, 4);

    assertFaults(2, 0, 0);
  }

  @Test
  void what_fills_a_gap_later_was_out_of_order() {
    take(1, 3, 2, 4);

    assertFaults(0, 0, 1);
  }

  @Test
  void what_comes_again_was_doubled_and_does_not_count() {
    take(1, 2);

    assertThat(ledger.take(2)).isFalse();
    assertThat(ledger.take(1)).isFalse();
    assertFaults(0, 2, 0);
  }

  private void take(long... numbers) {
    for (long number : numbers) assertThat(ledger.take(number)).isTrue();
  }

  private void assertFaults(long missing, long doubled, long disordered) {
    assertThat(tally.missing()).isEqualTo(missing);
    assertThat(tally.doubled()).isEqualTo(doubled);
    assertThat(tally.disordered()).isEqualTo(disordered);
  }
}
