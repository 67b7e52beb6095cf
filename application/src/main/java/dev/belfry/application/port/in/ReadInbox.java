package dev.belfry.application.port.in;

import dev.belfry.domain.InboxException;
import dev.belfry.domain.InboxPage;
import dev.belfry.domain.RecipientId;
import org.jspecify.annotations.Nullable;

/** A recipient looks at her inbox. */
public interface ReadInbox {

  /**
   * The newest items, or those older than a position. The first contact of a recipient creates her
   * inbox.
   *
   * @param before items older than this position; the newest if null
   * @param limit at most so many items, 1 or more
   * @throws InboxException.LogUnavailable if it cannot be read
   */
  InboxPage page(RecipientId recipient, @Nullable Long before, int limit);
}
