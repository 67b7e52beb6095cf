package dev.belfry.application.port.out;

import dev.belfry.domain.RecipientId;

/** What the contracts of the log are held against. */
public interface LogUnderTest {

  InboxLog log();

  InboxReader inboxes();

  Removals removals();

  /** Drops the events before {@code position}, as retention does. */
  void prune(RecipientId owner, long position);
}
