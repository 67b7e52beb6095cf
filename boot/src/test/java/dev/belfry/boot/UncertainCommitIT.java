package dev.belfry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What the database commits with a warning was not accepted, and may be tried again. */
class UncertainCommitIT {

  private final TestPostgres.Database database = TestPostgres.get().newDatabase();

  @Test
  void a_warning_after_the_commit_is_503_and_the_same_key_tells_what_became_of_it()
      throws SQLException {
    try (BelfryProcess node = Api.node(database).start()) {
      Api api = Api.of(node);
      // a trigger that speaks at the commit, as a server does that stops waiting for its replicas
      execute(
          """
          create function warn() returns trigger language plpgsql as
            $$ begin raise warning 'the replicas are gone'; return null; end $$;
          create constraint trigger warn after insert on event deferrable initially deferred
            for each row execute function warn()
          """);

      Api.Answer uncertain = api.post("shop", "key-1", Api.note("ada", "once"));
      execute("drop trigger warn on event");
      Api.Answer again = api.post("shop", "key-1", Api.note("ada", "once"));

      assertThat(uncertain.status()).isEqualTo(503);
      assertThat(uncertain.header("Retry-After")).isNotEmpty();
      assertThat(again.status()).isEqualTo(201);
      assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
      assertThat(api.inbox("ada").json().path("data")).hasSize(1);
      assertThat(node.log()).contains("fsync");
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
