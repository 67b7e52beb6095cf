package dev.belfry.adapter.web.rest;

import dev.belfry.domain.Category;
import dev.belfry.domain.InboxException.PositionAhead;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Position;
import dev.belfry.domain.StateChange.UpTo;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of everything up to a position.
 *
 * @param lastEventId the id at which the client stands, to notice another history of the log
 */
record UpToJson(@Nullable Long upTo, @Nullable String category, @Nullable String lastEventId) {

  UpTo change(Mark mark) {
    if (upTo == null) throw new InvalidValueException("upTo", "is required");
    return new UpTo(upTo, category == null ? null : new Category(category), mark);
  }

  /** An id that cannot be read is one of another history. */
  @Nullable Position standing() {
    return lastEventId == null ? null : Position.parse(lastEventId).orElseThrow(PositionAhead::new);
  }
}
