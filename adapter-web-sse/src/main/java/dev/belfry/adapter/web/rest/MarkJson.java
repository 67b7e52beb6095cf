package dev.belfry.adapter.web.rest;

import dev.belfry.adapter.web.problem.InvalidRequestException;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.Mark;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of one notification: exactly one member. */
record MarkJson(@Nullable Boolean seen, @Nullable Boolean read, @Nullable Boolean archived) {

  Mark mark() {
    if (Stream.of(seen, read, archived).filter(Objects::nonNull).count() != 1) {
      throw InvalidRequestException.inBody(null, "Send either seen, read or archived.");
    }
    if (seen != null) return seenMark(seen);
    if (read != null) return read ? Mark.READ : Mark.UNREAD;
    return Boolean.TRUE.equals(archived) ? Mark.ARCHIVED : Mark.UNARCHIVED;
  }

  private static Mark seenMark(boolean seen) {
    if (!seen) throw new InvalidValueException("seen", "cannot be taken back");
    return Mark.SEEN;
  }
}
