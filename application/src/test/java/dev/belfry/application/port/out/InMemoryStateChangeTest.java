package dev.belfry.application.port.out;

class InMemoryStateChangeTest extends StateChangeContract {

  private final InMemoryInboxLog log = new InMemoryInboxLog();

  @Override
  protected LogUnderTest underTest() {
    return log;
  }
}
