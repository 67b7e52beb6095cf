package dev.belfry.application.port.out;

class InMemoryPreferringTest extends PreferringContract {

  private final InMemoryInboxLog log = new InMemoryInboxLog();

  @Override
  protected LogUnderTest underTest() {
    return log;
  }
}
