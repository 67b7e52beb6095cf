package dev.belfry.application.port.in;

import dev.belfry.domain.InboxException;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.RecipientId;

/**
 * A recipient says what rings, and when; each of her devices learns of it. Nothing is stored,
 * streamed or counted otherwise because of it.
 */
public interface ChoosePreferences {

  /**
   * What she has chosen; {@link Preferences#NONE} if she never has. It is no contact, and creates
   * nothing.
   *
   * @throws InboxException.LogUnavailable if it cannot be read
   */
  Preferences chosen(RecipientId recipient);

  /**
   * Puts this in the place of all she has chosen before. Repeating it changes nothing.
   *
   * @throws InvalidValueException if it mutes a mandatory category
   * @throws InboxException.RecipientBusy if the inbox was not free in time
   * @throws InboxException.LogUnavailable if it may not have been stored
   */
  void choose(RecipientId recipient, Preferences preferences);
}
