package dev.belfry.application.port.out;

class InMemoryStoredTest extends StoredContract {

  private final InMemoryInboxLog log = new InMemoryInboxLog();

  @Override
  protected LogUnderTest underTest() {
    return log;
  }
}
