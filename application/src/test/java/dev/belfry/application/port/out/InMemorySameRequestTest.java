package dev.belfry.application.port.out;

class InMemorySameRequestTest extends SameRequestContract {

  private final InMemoryInboxLog log = new InMemoryInboxLog();

  @Override
  protected LogUnderTest underTest() {
    return log;
  }
}
