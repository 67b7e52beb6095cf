package dev.belfry.boot;

import static dev.belfry.boot.Api.awaitTitle;
import static dev.belfry.boot.Api.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.SseClient;
import dev.belfry.testsupport.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A database that cannot be written to costs nobody her stream, and nobody's post is lost. */
class DatabaseAwayIT {

  private static final Duration GENEROUS = Duration.ofMinutes(1);

  private static TestPostgres.Database database;
  private static TestPostgres.Database elsewhere;
  private static BelfryProcess node;

  private final Api api = Api.of(node);

  @BeforeAll
  static void start() {
    database = TestPostgres.get().newDatabase();
    elsewhere = TestPostgres.get().newDatabase();
    node =
        Api.node(database)
            .and("--spring.datasource.hikari.maximum-pool-size=2")
            .and("--spring.datasource.hikari.connection-timeout=500")
            .start();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void while_the_database_is_away_posts_are_told_to_come_again_and_streams_stay() throws Exception {
    try (SseClient stream = api.stream("ada").open()) {
      stream.await("connect");
      takeAway();
      Api.Answer meanwhile = api.post("shop", "away-1", note("ada", "at last"));
      bringBack();

      assertComeAgain(meanwhile);
      awaitAccepted("away-1", note("ada", "at last"));
      awaitTitle(stream, "at last");
      assertThat(stream.events("connect")).hasSize(1);
    }
  }

  @Test
  void a_server_that_only_reads_any_more_is_left_for_the_one_that_writes() throws Exception {
    api.post("ben", "first");
    execute(
        database,
        """
        create function refuse() returns trigger language plpgsql as
          $$ begin
            raise exception 'cannot execute INSERT in a read-only transaction'
              using errcode = 'read_only_sql_transaction';
          end $$;
        create trigger refuse before insert on event execute function refuse()
        """);
    long before = newestConnection();

    Api.Answer refused = api.post("shop", "reads-1", note("ben", "second"));

    assertComeAgain(refused);
    await().atMost(GENEROUS).until(() -> newestConnection() > before);
    execute(database, "drop trigger refuse on event");
    awaitAccepted("reads-1", note("ben", "second"));
  }

  @Test
  void when_every_connection_is_taken_a_post_is_refused_and_does_not_hang() throws Exception {
    try (Connection holder = database.connect();
        Statement lock = holder.createStatement()) {
      holder.setAutoCommit(false);
      lock.execute("lock table preferences");
      CompletableFuture<Void> first = CompletableFuture.runAsync(this::lookAtPreferences);
      CompletableFuture<Void> second = CompletableFuture.runAsync(this::lookAtPreferences);
      await().atMost(GENEROUS).until(() -> waiting() == 2);

      Api.Answer refused = api.post("shop", "full-1", note("emil", "later"));

      assertComeAgain(refused);
      assertThat(waiting()).isEqualTo(2);
      holder.rollback();
      CompletableFuture.allOf(first, second).join();
    }
    awaitAccepted("full-1", note("emil", "later"));
  }

  private void lookAtPreferences() {
    assertThat(api.get("/api/v1/inbox/preferences", Api.TOKENS.of("emil")).status()).isEqualTo(200);
  }

  private static void assertComeAgain(Api.Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("log-unavailable");
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }

  private void awaitAccepted(String key, String body) {
    await().atMost(GENEROUS).until(() -> api.post("shop", key, body).status() == 201);
  }

  private static void takeAway() throws SQLException {
    execute(elsewhere, "alter database " + name() + " allow_connections false");
    execute(
        elsewhere,
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name() + "'");
  }

  private static void bringBack() throws SQLException {
    execute(elsewhere, "alter database " + name() + " allow_connections true");
  }

  /** Counts up from one to the next. */
  private static long newestConnection() {
    return Api.number(
        database,
        "select max(extract(epoch from backend_start) * 1000000)::bigint from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()");
  }

  private static long waiting() {
    return Api.number(
        database,
        "select count(*) from pg_stat_activity where datname = current_database()"
            + " and wait_event_type = 'Lock'");
  }

  private static String name() {
    return database.url().replaceFirst("\\?.*", "").replaceFirst(".*/", "");
  }

  private static void execute(TestPostgres.Database where, String sql) throws SQLException {
    try (Connection connection = where.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
