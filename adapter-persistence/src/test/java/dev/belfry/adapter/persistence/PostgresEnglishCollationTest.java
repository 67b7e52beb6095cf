package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.InboxLogTrialContract;
import dev.belfry.application.port.out.LogUnderTest;
import dev.belfry.testsupport.TestPostgres;

/** In a database whose own order is a language's: the log must not depend on it. */
class PostgresEnglishCollationTest extends InboxLogTrialContract {

  private static final PostgresUnderTest POSTGRES =
      PostgresUnderTest.on(TestPostgres.get().newDatabase("en-US"));

  @Override
  protected LogUnderTest underTest() {
    return POSTGRES;
  }
}
