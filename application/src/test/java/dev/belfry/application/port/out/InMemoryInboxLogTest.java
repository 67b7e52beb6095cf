package dev.belfry.application.port.out;

class InMemoryInboxLogTest extends InboxLogContract {

  private final InMemoryInboxLog log = new InMemoryInboxLog();

  @Override
  protected LogUnderTest underTest() {
    return log;
  }
}
