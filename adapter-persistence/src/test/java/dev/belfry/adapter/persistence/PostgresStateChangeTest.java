package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.LogUnderTest;
import dev.belfry.application.port.out.StateChangeContract;

class PostgresStateChangeTest extends StateChangeContract {

  private static final PostgresUnderTest POSTGRES = PostgresUnderTest.shared();

  @Override
  protected LogUnderTest underTest() {
    return POSTGRES;
  }
}
