package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.InboxReaderContract;
import dev.belfry.application.port.out.LogUnderTest;

class PostgresInboxReaderTest extends InboxReaderContract {

  private static final PostgresUnderTest POSTGRES = PostgresUnderTest.shared();

  @Override
  protected LogUnderTest underTest() {
    return POSTGRES;
  }
}
