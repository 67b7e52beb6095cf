package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.LogUnderTest;
import dev.belfry.application.port.out.SameRequestContract;

class PostgresSameRequestTest extends SameRequestContract {

  private static final PostgresUnderTest POSTGRES = PostgresUnderTest.shared();

  @Override
  protected LogUnderTest underTest() {
    return POSTGRES;
  }
}
