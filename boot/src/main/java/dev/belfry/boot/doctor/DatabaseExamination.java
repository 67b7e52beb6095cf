package dev.belfry.boot.doctor;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.function.Consumer;

/** Whether PostgreSQL keeps what it has acknowledged. */
final class DatabaseExamination {

  private static final int OLDEST = 150_000;
  private static final Duration LEEWAY = Duration.ofSeconds(10);

  private final Patient patient;
  private final Consumer<Finding> tell;

  DatabaseExamination(Patient patient, Consumer<Finding> tell) {
    this.patient = patient;
    this.tell = tell;
  }

  void go() {
    String url = patient.database();
    if (url == null) {
      tell.accept(Finding.leftOut("database", "give spring.datasource.url to look at it, too"));
      return;
    }
    try (Connection database =
            DriverManager.getConnection(url, patient.databaseUser(), patient.databasePassword());
        Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select current_setting('server_version_num')::int, current_setting('server_version'),
                  current_setting('fsync'), current_setting('full_page_writes'),
                  current_setting('synchronous_commit'), clock_timestamp()
                """)) {
      row.next();
      tell.accept(
          row.getInt(1) >= OLDEST
              ? Finding.good("database", "PostgreSQL " + row.getString(2))
              : Finding.bad(
                  "database",
                  "PostgreSQL " + row.getString(2) + ", and 15 is the oldest that Belfry knows"));
      kept(
          "fsync",
          row.getString(3),
          "a power cut may take what was accepted, and the database with it");
      kept("full_page_writes", row.getString(4), "a power cut may tear a page of the database");
      kept(
          "synchronous_commit",
          row.getString(5),
          "a crash of the server takes what was accepted in the last moments");
      clock(Objects.requireNonNull(row.getObject(6, OffsetDateTime.class)).toInstant());
    } catch (SQLException unreachable) {
      tell.accept(Finding.bad("database", "cannot be asked: " + unreachable.getMessage()));
    }
  }

  private void kept(String setting, String value, String otherwise) {
    tell.accept(
        value.equals("off")
            ? Finding.bad("durability", setting + " is off: " + otherwise + ". Set it to on.")
            : Finding.good("durability", setting + " is " + value));
  }

  private void clock(Instant there) {
    Duration apart = Duration.between(there, Instant.now()).abs();
    if (apart.compareTo(LEEWAY) >= 0) {
      tell.accept(
          Finding.bad(
              "clock",
              "the database's differs from this machine's by " + apart.toSeconds() + " s"));
    }
  }
}
