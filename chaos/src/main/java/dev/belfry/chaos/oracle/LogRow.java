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

  boolean isPublished() {
    return kind == PUBLISHED;
  }
}
