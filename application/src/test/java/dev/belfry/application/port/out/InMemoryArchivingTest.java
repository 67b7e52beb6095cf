package dev.belfry.application.port.out;

class InMemoryArchivingTest extends ArchivingContract {

  private final InMemoryInboxLog log = new InMemoryInboxLog();

  @Override
  protected LogUnderTest underTest() {
    return log;
  }
}
