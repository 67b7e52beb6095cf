package dev.belfry.application.port.out;

class InMemoryManyInboxesTest extends ManyInboxesTrialContract {

  private final InMemoryInboxLog log = new InMemoryInboxLog();

  @Override
  protected LogUnderTest underTest() {
    return log;
  }
}
