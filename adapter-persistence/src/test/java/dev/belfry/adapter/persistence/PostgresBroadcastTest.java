package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.BroadcastContract;
import dev.belfry.application.port.out.LogUnderTest;

class PostgresBroadcastTest extends BroadcastContract {

  private static final PostgresUnderTest POSTGRES = PostgresUnderTest.shared();

  @Override
  protected LogUnderTest underTest() {
    return POSTGRES;
  }
}
