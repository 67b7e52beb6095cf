package dev.belfry.adapter.web.rest;

import dev.belfry.adapter.web.problem.InvalidRequestException;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.Mark;
import org.jspecify.annotations.Nullable;

/** What becomes of one notification: exactly one member. */
record MarkJson(@Nullable Boolean seen, @Nullable Boolean read) {

  Mark mark() {
    if ((seen == null) == (read == null)) {
      throw InvalidRequestException.inBody(null, "Send either seen or read.");
    }
    if (read != null) return read ? Mark.READ : Mark.UNREAD;
    if (!seen) throw new InvalidValueException("seen", "cannot be taken back");
    return Mark.SEEN;
  }
}
