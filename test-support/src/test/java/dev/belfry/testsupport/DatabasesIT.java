package dev.belfry.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.testsupport.TestPostgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class DatabasesIT {

  private final TestPostgres postgres = TestPostgres.get();

  @Test
  void every_database_is_a_world_of_its_own() throws SQLException {
    Database one = postgres.newDatabase();
    Database other = postgres.newDatabase();

    execute(one, "create table note (text text)");

    execute(other, "create table note (text text)");
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void a_database_sorts_as_its_locale_does() throws SQLException {
    Database plain = postgres.newDatabase();
    Database american = postgres.newDatabase("en-US");

    String question = "select ('a' < 'B')::text";

    assertThat(ask(plain, question)).isEqualTo("false");
    assertThat(ask(american, question)).isEqualTo("true");
  }

  @Test
  void an_earlier_copy_takes_the_place_of_a_database_that_is_in_use() throws SQLException {
    Database database = postgres.newDatabase();
    execute(database, "create table note (text text)", "insert into note values ('early')");

    try (Connection inUse = database.connect()) {
      Database copy = postgres.copy(database);
      assertThat(inUse.isValid(5)).isFalse();
      execute(database, "insert into note values ('late')");
      try (Connection again = database.connect()) {
        postgres.swap(database, copy);
        assertThat(again.isValid(5)).isFalse();
      }
    }

    assertThat(ask(database, "select string_agg(text, ',') from note")).isEqualTo("early");
  }

  private static void execute(Database database, String... statements) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) statement.execute(sql);
    }
  }

  private static String ask(Database database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
