package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.InboxLogTrialContract;
import dev.belfry.application.port.out.InboxReader;
import dev.belfry.domain.RecipientId;

class PostgresInboxLogTrialTest extends InboxLogTrialContract {

  private static final PostgresUnderTest POSTGRES = PostgresUnderTest.shared();

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
