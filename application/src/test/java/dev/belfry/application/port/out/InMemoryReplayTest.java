package dev.belfry.application.port.out;

class InMemoryReplayTest extends ReplayContract {

  private final InMemoryInboxLog log = new InMemoryInboxLog();

  @Override
  protected LogUnderTest underTest() {
    return log;
  }
}
