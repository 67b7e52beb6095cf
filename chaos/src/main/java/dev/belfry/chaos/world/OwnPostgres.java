package dev.belfry.chaos.world;

import dev.belfry.chaos.oracle.Undone;
import dev.belfry.localpostgres.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A PostgreSQL that may be killed and started again, with all that it has acknowledged. */
public final class OwnPostgres implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(50);

  /** For one that recovers. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path directory;
  private final int port;
  private LocalPostgres server;

  private OwnPostgres(Path directory, LocalPostgres server) {
    this.directory = directory;
    this.server = server;
    this.port = server.port();
  }

  static OwnPostgres start(Path directory) {
    OwnPostgres postgres = new OwnPostgres(directory, launch(directory, 0));
    postgres.execute("create database belfry");
    return postgres;
  }

  private static LocalPostgres launch(Path directory, int port) {
    try {
      return LocalPostgres.persistent(directory, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  /** By way of a port of this machine. */
  static String url(int port) {
    return url(port, "belfry");
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  public Connection connect() throws SQLException {
    return connect("belfry");
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(port, database), "postgres", "");
  }

  /** Keeps a copy of all that there is. Whoever is connected loses the connection. */
  public void copy() {
    shut("belfry");
    execute("create database earlier template belfry");
    execute("alter database belfry allow_connections true");
  }

  /**
   * Puts the copy in its place, as one who restores a backup does.
   *
   * @param witness is told what is undone by it, before anybody sees it
   */
  public void restore(Consumer<Undone> witness) {
    long now = System.nanoTime();
    shut("belfry");
    execute("alter database belfry rename to later");
    execute("alter database later allow_connections true");
    try (Connection earlier = connect("earlier");
        Connection later = connect("later")) {
      witness.accept(Undone.of(earlier, later, now));
    } catch (SQLException e) {
      throw new IllegalStateException("What is undone cannot be read", e);
    }
    execute("drop database later with (force)");
    execute("alter database earlier rename to belfry");
  }

  private void shut(String database) {
    execute("alter database " + database + " allow_connections false");
    execute(
        "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '"
            + database
            + "'");
  }

  private void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** SIGKILL, to its main process; the others notice, and end. */
  public void kill() {
    try {
      long pid =
          Long.parseLong(
              Files.readAllLines(directory.resolve("pg18/postmaster.pid")).getFirst().strip());
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** After {@link #kill}, at the same port. */
  public void restart() {
    server = launch(directory, port);
  }

  /** Starts it again if it has given up. */
  public void revive() {
    if (answers()) return;
    close();
    restart();
  }

  private boolean answers() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try (Connection connection = connect()) {
        return connection.isValid(1);
      } catch (SQLException notYet) {
        LockSupport.parkNanos(LOOK.toNanos());
      }
    }
    return false;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
