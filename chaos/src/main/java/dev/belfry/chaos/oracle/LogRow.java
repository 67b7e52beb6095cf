package dev.belfry.chaos.oracle;

import java.sql.ResultSet;
import java.sql.SQLException;
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

  /** In the order of this record. */
  static LogRow read(ResultSet row) throws SQLException {
    return new LogRow(
        row.getString(1),
        row.getLong(2),
        row.getObject(3, UUID.class),
        row.getObject(4, UUID.class),
        row.getInt(5),
        row.getString(6));
  }

  /** Written by a later release: streams pass over it. */
  boolean isOfLaterRelease() {
    return kind >= LATER;
  }

  /** What a stream calls it: {@code v1.<position>.<witness>}. */
  String name() {
    return "v1." + position + "." + id.toString().substring(BEFORE_WITNESS);
  }

  boolean isNamed(@Nullable String eventId) {
    return name().equals(eventId);
  }

  boolean isPublished() {
    return kind == PUBLISHED;
  }
}
