package dev.belfry.application.port.out;

class InMemoryInboxLogTrialTest extends InboxLogTrialContract {

  private final InMemoryInboxLog log = new InMemoryInboxLog();

  @Override
  protected LogUnderTest underTest() {
    return log;
  }
}
