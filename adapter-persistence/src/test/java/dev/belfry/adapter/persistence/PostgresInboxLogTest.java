package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.InboxLogContract;
import dev.belfry.application.port.out.LogUnderTest;

class PostgresInboxLogTest extends InboxLogContract {

  private static final PostgresUnderTest POSTGRES = PostgresUnderTest.shared();

  @Override
  protected LogUnderTest underTest() {
    return POSTGRES;
  }
}
