package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.InboxLogTrialContract;
import dev.belfry.application.port.out.LogUnderTest;

class PostgresInboxLogTrialTest extends InboxLogTrialContract {

  private static final PostgresUnderTest POSTGRES = PostgresUnderTest.shared();

  @Override
  protected LogUnderTest underTest() {
    return POSTGRES;
  }
}
