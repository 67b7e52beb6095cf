package dev.belfry.application.port.out;

class InMemoryBroadcastTest extends BroadcastContract {

  private final InMemoryInboxLog log = new InMemoryInboxLog();

  @Override
  protected LogUnderTest underTest() {
    return log;
  }
}
