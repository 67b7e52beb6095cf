package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.LogUnderTest;
import dev.belfry.application.port.out.ManyInboxesTrialContract;
import dev.belfry.testsupport.TestPostgres;

/** In a database whose own order is a language's: locks must not be taken in that one. */
class PostgresManyInboxesTest extends ManyInboxesTrialContract {

  private static final PostgresUnderTest POSTGRES =
      PostgresUnderTest.on(TestPostgres.get().newDatabase("en-US"));

  @Override
  protected LogUnderTest underTest() {
    return POSTGRES;
  }
}
