package dev.belfry.application.service;

import dev.belfry.application.port.in.ChoosePreferences;
import dev.belfry.application.port.out.Bus;
import dev.belfry.application.port.out.Changed;
import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.InboxReader;
import dev.belfry.domain.Mandatory;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.RecipientId;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** What a recipient prefers goes through her log, so that every device hears of it in its order. */
public final class Choosing implements ChoosePreferences {

  private final InboxLog log;
  private final InboxReader inboxes;
  private final Bus bus;
  private final InstantSource clock;
  private final Mandatory mandatory;

  public Choosing(
      InboxLog log, InboxReader inboxes, Bus bus, InstantSource clock, Mandatory mandatory) {
    this.log = log;
    this.inboxes = inboxes;
    this.bus = bus;
    this.clock = clock;
    this.mandatory = mandatory;
  }

  @Override
  public Preferences chosen(RecipientId recipient) {
    return inboxes.preferences(recipient);
  }

  @Override
  public void choose(RecipientId recipient, Preferences preferences) {
    mandatory.check(preferences);
    Changed changed =
        log.prefer(recipient, preferences, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    if (changed.event() != null) bus.tell(changed.event());
  }
}
