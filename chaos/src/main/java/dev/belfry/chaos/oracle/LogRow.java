package dev.belfry.chaos.oracle;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the log, as it stands in the database in the end. */
record LogRow(
    String recipient,
    long position,
    UUID id,
    @Nullable UUID previous,
    int kind,
    @Nullable String notification) {

  private static final int PUBLISHED = 1;
  private static final int LATER = 90;
  private static final int BEFORE_WITNESS = 28; // of a UUID as text

  /** Written by a later release: streams pass over it. */
  boolean isOfLaterRelease() {
    return kind >= LATER;
  }

  /** Whether it is what a stream calls so: {@code v1.<position>.<witness>}. */
  boolean isNamed(@Nullable String eventId) {
    return ("v1." + position + "." + id.toString().substring(BEFORE_WITNESS)).equals(eventId);
  }

  boolean isPublished() {
    return kind == PUBLISHED;
  }
}
