package dev.belfry.application.port.out;

class InMemoryInboxReaderTest extends InboxReaderContract {

  private final InMemoryInboxLog log = new InMemoryInboxLog();

  @Override
  protected LogUnderTest underTest() {
    return log;
  }
}
