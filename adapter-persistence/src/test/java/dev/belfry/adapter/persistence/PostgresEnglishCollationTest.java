package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.InboxLogTrialContract;
import dev.belfry.application.port.out.InboxReader;
import dev.belfry.domain.RecipientId;
import dev.belfry.testsupport.TestPostgres;

/** In a database whose own order is a language's: the log must not depend on it. */
class PostgresEnglishCollationTest extends InboxLogTrialContract {

  private static final PostgresUnderTest POSTGRES =
      PostgresUnderTest.on(TestPostgres.get().newDatabase("en-US"));

  @Override
  protected InboxLog log() {
    return POSTGRES.log();
  }

  @Override
  protected InboxReader inboxes() {
    return POSTGRES.inboxes();
  }

  @Override
  protected void prune(RecipientId owner, long position) {
    POSTGRES.prune(owner, position);
  }
}
