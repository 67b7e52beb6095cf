package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.LogUnderTest;
import dev.belfry.application.port.out.PreferringContract;

class PostgresPreferringTest extends PreferringContract {

  private static final PostgresUnderTest POSTGRES = PostgresUnderTest.shared();

  @Override
  protected LogUnderTest underTest() {
    return POSTGRES;
  }
}
