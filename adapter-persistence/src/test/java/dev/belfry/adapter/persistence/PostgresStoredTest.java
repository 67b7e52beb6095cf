package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.LogUnderTest;
import dev.belfry.application.port.out.StoredContract;

class PostgresStoredTest extends StoredContract {

  private static final PostgresUnderTest POSTGRES = PostgresUnderTest.shared();

  @Override
  protected LogUnderTest underTest() {
    return POSTGRES;
  }
}
