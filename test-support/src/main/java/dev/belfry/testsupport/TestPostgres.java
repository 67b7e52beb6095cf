package dev.belfry.testsupport;

import dev.belfry.localpostgres.LocalPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One real PostgreSQL server for each test JVM, in which every test may have databases of its own:
 * the one that {@code TEST_DATABASE_URL} names (with {@code TEST_DATABASE_USER} and {@code
 * TEST_DATABASE_PASSWORD}), else a container where there is a Docker engine, else the embedded one.
 */
public final class TestPostgres {

  /** A database of its own. */
  public record Database(String url, String user, String password) {

    /** The caller closes it. */
    public Connection connect() throws SQLException {
      return DriverManager.getConnection(url, user, password);
    }

    String name() {
      Matcher parts = partsOf(url);
      return parts.group("name");
    }
  }

  private static final Pattern URL =
      Pattern.compile("(?<server>jdbc:postgresql://[^/?]*/)(?<name>[^?]*)(?<settings>\\?.*)?");

  private static final class Holder {
    static final TestPostgres INSTANCE = start();
  }

  private final Database main;
  private final ConcurrentLinkedQueue<String> made = new ConcurrentLinkedQueue<>();

  private TestPostgres(String kind, Database main) {
    this.main = main;
    System.out.println("Tests use PostgreSQL: " + kind + ", " + main.url());
  }

  public static TestPostgres get() {
    return Holder.INSTANCE;
  }

  private static TestPostgres start() {
    String url = Environment.get("TEST_DATABASE_URL", "");
    if (!url.isEmpty()) return external(url);
    return Docker.available() ? container() : embedded();
  }

  private static TestPostgres external(String url) {
    String user = Environment.get("TEST_DATABASE_USER", "postgres");
    String password = Environment.get("TEST_DATABASE_PASSWORD", "");
    TestPostgres server = new TestPostgres("external", new Database(url, user, password));
    // that server stays, so what was made in it goes
    Runtime.getRuntime().addShutdownHook(new Thread(server::dropAll));
    return server;
  }

  @SuppressWarnings("resource") // Testcontainers stops it with this JVM
  private static TestPostgres container() {
    PostgreSQLContainer container = new PostgreSQLContainer("postgres:18-alpine");
    container.start();
    return new TestPostgres(
        "testcontainers",
        new Database(container.getJdbcUrl(), container.getUsername(), container.getPassword()));
  }

  @SuppressWarnings("resource") // it ends with this JVM
  private static TestPostgres embedded() {
    try {
      LocalPostgres server = LocalPostgres.temporary();
      return new TestPostgres("embedded", new Database(server.jdbcUrl(), server.user(), ""));
    } catch (IOException e) {
      throw new IllegalStateException("The embedded PostgreSQL does not start", e);
    }
  }

  /** An empty database. */
  public Database newDatabase() {
    return create("");
  }

  /**
   * An empty database that sorts text as {@code locale} does, for instance {@code en-US}: unlike
   * the embedded one by default, but like many in production.
   */
  public Database newDatabase(String locale) {
    if (!locale.matches("[A-Za-z0-9-]+")) throw new IllegalArgumentException(locale);
    return create("template template0 locale_provider icu icu_locale '" + locale + "'");
  }

  /** As {@code database} is now. Whoever is connected to it loses the connection. */
  public Database copy(Database database) {
    execute("alter database " + database.name() + " allow_connections false");
    disconnect(database);
    try {
      return create("template " + database.name());
    } finally {
      execute("alter database " + database.name() + " allow_connections true");
    }
  }

  /** Puts {@code copy} in the place of {@code database}, as one who restores a backup does. */
  public void swap(Database database, Database copy) {
    execute("alter database " + database.name() + " allow_connections false");
    disconnect(database);
    execute("drop database " + database.name() + " with (force)");
    disconnect(copy);
    execute("alter database " + copy.name() + " rename to " + database.name());
    made.remove(copy.name());
  }

  /** Cuts every connection to {@code database}; those who wish may come back at once. */
  public void disconnect(Database database) {
    execute(
        "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '%s'"
            .formatted(database.name()));
  }

  private Database create(String how) {
    String name = "belfry_test_" + UUID.randomUUID().toString().replace("-", "");
    execute("create database " + name + " " + how);
    made.add(name);
    Matcher parts = partsOf(main.url());
    String settings = parts.group("settings");
    String url = parts.group("server") + name + (settings == null ? "" : settings);
    return new Database(url, main.user(), main.password());
  }

  private void dropAll() {
    for (String name : made) {
      try {
        execute("drop database if exists " + name + " with (force)");
      } catch (IllegalStateException e) {
        System.err.println("Left behind: " + e.getMessage());
      }
    }
  }

  private void execute(String sql) {
    try (Connection connection = main.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql + ": " + e.getMessage(), e);
    }
  }

  private static Matcher partsOf(String url) {
    Matcher parts = URL.matcher(url);
    if (parts.matches()) return parts;
    throw new IllegalArgumentException(
        "TEST_DATABASE_URL must look like jdbc:postgresql://host:port/database, found " + url);
  }
}
