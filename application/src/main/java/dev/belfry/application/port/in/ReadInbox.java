package dev.belfry.application.port.in;

import dev.belfry.domain.InboxException;
import dev.belfry.domain.InboxPage;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.View;
import org.jspecify.annotations.Nullable;

/** A recipient looks at her inbox, or support does. */
public interface ReadInbox {

  /**
   * The newest items, or those older than a position. The first contact of a recipient creates her
   * inbox.
   *
   * @param view which part of it; the head and its counts are of the whole inbox
   * @param before items older than this position; the newest if null
   * @param limit at most so many items, 1 or more
   * @throws InboxException.LogUnavailable if it cannot be read
   */
  InboxPage page(RecipientId recipient, View view, @Nullable Long before, int limit);

  /** A page of what is not archived. */
  default InboxPage page(RecipientId recipient, @Nullable Long before, int limit) {
    return page(recipient, View.ALL, before, limit);
  }

  /**
   * The same for somebody else: it is no contact of the recipient's, and creates nothing.
   *
   * @throws InboxException.InboxNotFound if she has never had any
   * @throws InboxException.LogUnavailable if it cannot be read
   */
  InboxPage lookUp(RecipientId recipient, View view, @Nullable Long before, int limit);
}
