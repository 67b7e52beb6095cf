package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.ArchivingContract;
import dev.belfry.application.port.out.LogUnderTest;

class PostgresArchivingTest extends ArchivingContract {

  private static final PostgresUnderTest POSTGRES = PostgresUnderTest.shared();

  @Override
  protected LogUnderTest underTest() {
    return POSTGRES;
  }
}
