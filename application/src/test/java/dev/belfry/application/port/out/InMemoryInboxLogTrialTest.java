package dev.belfry.application.port.out;

import dev.belfry.domain.RecipientId;

class InMemoryInboxLogTrialTest extends InboxLogTrialContract {

  private final InMemoryInboxLog log = new InMemoryInboxLog();

  @Override
  protected InboxLog log() {
    return log;
  }

  @Override
  protected InboxReader inboxes() {
    return log;
  }

  @Override
  protected void prune(RecipientId owner, long position) {
    log.prune(owner, position);
  }
}
