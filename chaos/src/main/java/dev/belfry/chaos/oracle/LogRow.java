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

  /** Written by a later release: streams pass over it. */
  boolean isOfLaterRelease() {
    return kind >= LATER;
  }

  boolean isPublished() {
    return kind == PUBLISHED;
  }
}
