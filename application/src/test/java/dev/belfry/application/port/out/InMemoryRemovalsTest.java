package dev.belfry.application.port.out;

class InMemoryRemovalsTest extends RemovalsContract {

  private final InMemoryInboxLog log = new InMemoryInboxLog();

  @Override
  protected LogUnderTest underTest() {
    return log;
  }
}
