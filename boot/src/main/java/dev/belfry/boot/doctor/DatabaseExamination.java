package dev.belfry.boot.doctor;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;

/** Whether PostgreSQL keeps what it has acknowledged. */
final class DatabaseExamination {

  private static final int OLDEST = 150_000;
  private static final int PATIENCE = 5; // seconds
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
    try (Connection database = DriverManager.getConnection(url, access());
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
      tell.accept(Finding.bad("database", inWords(unreachable)));
    }
  }

  /** What the URL says itself goes before it. */
  private Properties access() {
    Properties access = new Properties();
    if (!patient.databaseUser().isEmpty()) access.put("user", patient.databaseUser());
    if (!patient.databasePassword().isEmpty()) access.put("password", patient.databasePassword());
    for (String limit : List.of("loginTimeout", "connectTimeout", "socketTimeout")) {
      access.put(limit, Integer.toString(PATIENCE));
    }
    return access;
  }

  private static String inWords(SQLException failure) {
    for (Throwable it = failure; it != null; it = it.getCause()) {
      if (it instanceof SocketTimeoutException || isSlow(it)) {
        return "gives no answer within "
            + PATIENCE
            + " s: PostgreSQL hangs, or a firewall drops what is sent to it. See whether psql "
            + "reaches it from here.";
      }
    }
    return "cannot be asked: " + failure.getMessage();
  }

  /** As the driver says it of the whole log-in. */
  private static boolean isSlow(Throwable failure) {
    return failure.getMessage() != null && failure.getMessage().contains("timed out");
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
