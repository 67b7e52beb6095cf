package dev.belfry.adapter.web.rest;

import dev.belfry.adapter.web.problem.InvalidRequestException;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.Mark;
import org.jspecify.annotations.Nullable;

/** What becomes of one notification: exactly one member. */
record MarkJson(@Nullable Boolean seen, @Nullable Boolean read) {

  Mark mark() {
    if (seen != null && read == null) return seenMark(seen);
    if (read != null && seen == null) return read ? Mark.READ : Mark.UNREAD;
    throw InvalidRequestException.inBody(null, "Send either seen or read.");
  }

  private static Mark seenMark(boolean seen) {
    if (!seen) throw new InvalidValueException("seen", "cannot be taken back");
    return Mark.SEEN;
  }
}
