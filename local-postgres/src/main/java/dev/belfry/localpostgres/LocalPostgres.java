package dev.belfry.localpostgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A real PostgreSQL server as a child of this JVM, reachable from this machine only and without a
 * password: for trying Belfry out and for tests, not for production.
 *
 * <p>It ends with this JVM, also when that is killed.
 */
public final class LocalPostgres implements AutoCloseable {

  /** A loaded machine may need longer than the library's ten seconds. */
  private static final Duration START = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;
  private final Closeable watchdog;
  private final Closeable data;

  private LocalPostgres(EmbeddedPostgres server, Closeable watchdog, Closeable data) {
    this.server = server;
    this.watchdog = watchdog;
    this.data = data;
  }

  /**
   * Keeps its rows in {@code directory} from one start to the next; whatever it has acknowledged
   * survives the end of this JVM, of the server and of the machine.
   *
   * @param port where it listens; any free one if 0
   * @throws PostgresCannotStartException if it cannot run here, in words for the user
   */
  public static LocalPostgres persistent(Path directory, int port) throws IOException {
    SuperuserCheck.ofThisProcess().requirePossible();
    DataDirectory data = DataDirectory.hold(directory);
    try {
      requireFree(port);
      EmbeddedPostgres server = start(builder(), data.cluster(), port);
      data.markReady();
      return new LocalPostgres(server, Watchdog.stops(pid(data.cluster()), data.cluster()), data);
    } catch (IOException | RuntimeException e) {
      data.stopServer();
      data.close();
      throw e;
    }
  }

  /**
   * A throw-away server, quick because it never waits for the disk. Its rows are gone when it is.
   *
   * @throws PostgresCannotStartException if it cannot run here, in words for the user
   */
  public static LocalPostgres temporary() throws IOException {
    SuperuserCheck.ofThisProcess().requirePossible();
    Path directory = Files.createTempDirectory("belfry-postgres").toRealPath();
    EmbeddedPostgres.Builder quick =
        builder()
            .setCleanDataDirectory(true)
            .setRegisterShutdownHook(true)
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off")
            .setServerConfig("synchronous_commit", "off")
            .setServerConfig("max_connections", "300");
    EmbeddedPostgres server = start(quick, directory, 0);
    return new LocalPostgres(server, Watchdog.removes(pid(directory), directory), () -> {});
  }

  /** With these the library's server is as careful as one from a distribution. */
  static EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setPGStartupWait(START)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "100")
        // initdb fails on a LANG that is not installed, so nothing is taken from there
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8");
  }

  static EmbeddedPostgres start(EmbeddedPostgres.Builder builder, Path directory, int port)
      throws IOException {
    EmbeddedPostgres server = builder.setDataDirectory(directory).setPort(port).start();
    try {
      requireOwn(server, directory);
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static void requireFree(int port) {
    if (port == 0) return;
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      probe.getLocalPort();
    } catch (IOException e) {
      throw taken(port);
    }
  }

  /** Where the port is taken, the library takes whoever answers there for the server it started. */
  private static void requireOwn(EmbeddedPostgres server, Path directory) throws IOException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("show data_directory")) {
      if (!row.next() || !directory.toString().equals(row.getString(1))) {
        throw taken(server.getPort());
      }
    } catch (SQLException e) {
      throw new IOException("The server that answers cannot be asked where its data is", e);
    }
  }

  private static PostgresCannotStartException taken(int port) {
    return new PostgresCannotStartException(
        "The embedded PostgreSQL cannot start: port " + port + " is in use.",
        "Stop what listens there, or set belfry.local.postgres-port to another port, or to 0 for"
            + " any free one.");
  }

  private static long pid(Path directory) throws IOException {
    return DataDirectory.serverPid(directory)
        .orElseThrow(() -> new IOException("The server has ended: no postmaster.pid"));
  }

  /** Of the database {@code postgres}. */
  public String jdbcUrl() {
    return "jdbc:postgresql://localhost:" + port() + "/postgres";
  }

  /** A superuser, who needs no password. */
  public String user() {
    return "postgres";
  }

  public int port() {
    return server.getPort();
  }

  @Override
  public void close() throws IOException {
    try (data;
        watchdog) {
      server.close();
    }
  }
}
