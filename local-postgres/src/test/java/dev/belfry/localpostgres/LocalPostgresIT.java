package dev.belfry.localpostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresIT {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir Path directory;

  /** As some tests kill what they started, nothing may be left behind when they fail. */
  @AfterEach
  void leave_nothing_running() throws IOException {
    DataDirectory.hold(directory).close();
  }

  @Test
  void rows_outlive_a_restart() throws Exception {
    try (LocalPostgres first = LocalPostgres.persistent(directory, 0)) {
      execute(first.jdbcUrl(), "create table note (text text)", "insert into note values ('kept')");
    }

    try (LocalPostgres again = LocalPostgres.persistent(directory, 0)) {
      assertThat(ask(again.jdbcUrl(), "select text from note")).isEqualTo("kept");
    }
  }

  @Test
  void what_it_acknowledges_is_on_the_disk_and_sorts_alike_everywhere() throws Exception {
    try (LocalPostgres server = LocalPostgres.persistent(directory, 0)) {
      assertThat(ask(server.jdbcUrl(), "show fsync")).isEqualTo("on");
      assertThat(ask(server.jdbcUrl(), "show full_page_writes")).isEqualTo("on");
      assertThat(ask(server.jdbcUrl(), "show synchronous_commit")).isEqualTo("on");
      assertThat(
              ask(server.jdbcUrl(), "select datlocale from pg_database where datname = 'postgres'"))
          .isEqualTo("C.UTF-8");
    }
  }

  @Test
  void a_second_one_on_the_same_directory_is_told_so_in_words() throws Exception {
    try (LocalPostgres first = LocalPostgres.persistent(directory, 0)) {
      assertThatExceptionOfType(PostgresCannotStartException.class)
          .isThrownBy(() -> LocalPostgres.persistent(directory, 0))
          .withMessageContaining(
              "another process uses the data directory " + directory.toRealPath())
          .withMessageContaining("belfry.local.data");

      assertThat(ask(first.jdbcUrl(), "select 'unharmed'")).isEqualTo("unharmed");
    }
  }

  @Test
  void a_second_JVM_on_the_same_directory_is_told_so_in_words() throws Exception {
    Holder holder = Holder.start(directory);
    try {
      assertThatExceptionOfType(PostgresCannotStartException.class)
          .isThrownBy(() -> LocalPostgres.persistent(directory, 0))
          .withMessageContaining("another process uses the data directory");
    } finally {
      holder.kill();
    }
  }

  @Test
  void the_server_ends_with_a_JVM_that_was_killed_and_nothing_acknowledged_is_lost()
      throws Exception {
    Holder holder = Holder.start(directory);
    execute(holder.url, "create table note (text text)", "insert into note values ('kept')");
    ProcessHandle server = ProcessHandle.of(serverPid()).orElseThrow();

    holder.kill();

    await().atMost(DEADLINE).until(() -> !server.isAlive());
    try (LocalPostgres next = LocalPostgres.persistent(directory, 0)) {
      assertThat(ask(next.jdbcUrl(), "select text from note")).isEqualTo("kept");
    }
  }

  @Test
  void the_next_start_stops_a_server_whose_JVM_and_watchdog_were_killed() throws Exception {
    Holder holder = Holder.start(directory);
    execute(holder.url, "create table note (text text)", "insert into note values ('kept')");
    ProcessHandle orphan = ProcessHandle.of(serverPid()).orElseThrow();
    // a client that stays connected must not hold up its end
    try (Connection client = connect(holder.url)) {
      holder.killWithWatchdog();
      assertThat(client.isValid(5)).isTrue();

      try (LocalPostgres next = LocalPostgres.persistent(directory, 0)) {
        assertThat(orphan.isAlive()).isFalse();
        assertThat(ask(next.jdbcUrl(), "select text from note")).isEqualTo("kept");
      }
    }
  }

  @Test
  void rows_outlive_the_kill_of_everything_at_once() throws Exception {
    Holder holder = Holder.start(directory);
    execute(holder.url, "create table note (text text)", "insert into note values ('kept')");
    ProcessHandle server = ProcessHandle.of(serverPid()).orElseThrow();

    holder.killWithWatchdog();
    server.destroyForcibly();
    server.onExit().get(60, TimeUnit.SECONDS);

    try (LocalPostgres next = LocalPostgres.persistent(directory, 0)) {
      assertThat(ask(next.jdbcUrl(), "select text from note")).isEqualTo("kept");
    }
  }

  @Test
  void a_process_that_has_inherited_the_number_of_a_dead_server_is_left_in_peace()
      throws Exception {
    try (LocalPostgres first = LocalPostgres.persistent(directory, 0)) {
      execute(first.jdbcUrl(), "create table note (text text)", "insert into note values ('kept')");
    }
    Process stranger = new ProcessBuilder("sleep", "1000").start();
    try {
      Files.writeString(
          directory.resolve("pg18/postmaster.pid"),
          stranger.pid() + "\n" + directory.toRealPath().resolve("pg18") + "\n");

      try (LocalPostgres next = LocalPostgres.persistent(directory, 0)) {
        assertThat(ask(next.jdbcUrl(), "select text from note")).isEqualTo("kept");
      }

      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void a_cluster_that_was_never_finished_is_made_anew() throws Exception {
    Path half = Files.createDirectories(directory.resolve("pg18/base"));
    Files.writeString(directory.resolve("pg18/PG_VERSION"), "18\n");
    Files.writeString(directory.resolve("pg18/postgresql.conf"), "");

    try (LocalPostgres server = LocalPostgres.persistent(directory, 0)) {
      assertThat(ask(server.jdbcUrl(), "select 'whole'")).isEqualTo("whole");
      assertThat(half).isNotEmptyDirectory();
    }
  }

  @Test
  void a_port_that_is_taken_is_named() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatExceptionOfType(PostgresCannotStartException.class)
          .isThrownBy(() -> LocalPostgres.persistent(directory, taken.getLocalPort()))
          .withMessageContaining("port " + taken.getLocalPort() + " is in use")
          .withMessageContaining("belfry.local.postgres-port");
    }
  }

  /** The port may be taken after it was found free, and the library would not notice. */
  @Test
  void a_foreign_server_is_never_handed_out(@TempDir Path elsewhere) throws Exception {
    try (LocalPostgres foreign = LocalPostgres.persistent(directory, 0)) {
      assertThatExceptionOfType(PostgresCannotStartException.class)
          .isThrownBy(() -> LocalPostgres.start(LocalPostgres.builder(), elsewhere, foreign.port()))
          .withMessageContaining("port " + foreign.port() + " is in use");

      assertThat(ask(foreign.jdbcUrl(), "select 'unharmed'")).isEqualTo("unharmed");
    }
  }

  @Test
  void a_throw_away_server_takes_its_files_with_it() throws Exception {
    Path files;
    try (LocalPostgres server = LocalPostgres.temporary()) {
      files = Path.of(ask(server.jdbcUrl(), "show data_directory"));
      execute(server.jdbcUrl(), "create database another");
      assertThat(
              ask(
                  server.jdbcUrl(),
                  "select setting::int >= 200 from pg_settings where name = 'max_connections'"))
          .isEqualTo("t");
    }

    await().atMost(DEADLINE).until(() -> Files.notExists(files));
  }

  private long serverPid() throws IOException {
    return DataDirectory.serverPid(directory.resolve("pg18")).orElseThrow();
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, "postgres", "");
  }

  private static void execute(String url, String... statements) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) statement.execute(sql);
    }
  }

  private static String ask(String url, String sql) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  /** {@link HoldingJvm}, seen from outside. */
  private record Holder(Process jvm, String url) {

    static Holder start(Path directory) throws IOException {
      Process jvm =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  HoldingJvm.class.getName(),
                  directory.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var said = jvm.inputReader(); // stays open, or its next line would end it
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith("ready ")) return new Holder(jvm, line.substring("ready ".length()));
      }
      throw new IOException("It has ended with " + jvm.exitValue());
    }

    void kill() throws Exception {
      jvm.destroyForcibly();
      jvm.onExit().get(60, TimeUnit.SECONDS);
    }

    void killWithWatchdog() throws Exception {
      List<ProcessHandle> watchdogs =
          jvm.descendants()
              .filter(it ->
                  it.info().arguments().map(List::of).orElse(List.of()).contains("belfry-watchdog"))
              .toList();
      assertThat(watchdogs).hasSize(1);
      watchdogs.forEach(ProcessHandle::destroyForcibly);
      kill();
    }
  }
}
