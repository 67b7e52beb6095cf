package dev.belfry.bench.sql;

import dev.belfry.bench.post.Letter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Posts broadcasts and copies each into the logs of all recipients, as Belfry does: in chunks, each
 * a transaction.
 *
 * @param connections that do it together
 */
record Copies(Statement post, Statement append, int recipients, List<Connection> connections) {

  private static final int CHUNK = 1_000;

  Copies(Statements statements, int recipients, List<Connection> connections) {
    this(
        statements.of("Publications", "TO_EVERYONE"),
        statements.of("Broadcasts", "APPEND"),
        recipients,
        connections);
  }

  /** For each of so many broadcasts, how many log entries in a second. */
  double[] rates(int broadcasts) throws SQLException {
    for (Connection each : connections) planAfresh(each);
    double[] rates = new double[broadcasts];
    for (int i = 0; i < broadcasts; i++) {
      post(connections.getFirst());
      long start = System.nanoTime();
      copy();
      rates[i] = recipients / ((System.nanoTime() - start) / 1e9);
    }
    return rates;
  }

  /** As Belfry does for this statement; with a plan that is kept it takes eight times as long. */
  private static void planAfresh(Connection connection) throws SQLException {
    try (var setting = connection.createStatement()) {
      setting.execute("set plan_cache_mode = force_custom_plan");
    }
  }

  private void post(Connection connection) throws SQLException {
    try (var posting = post.on(connection)) {
      post.bind(posting, Values.toEveryone());
      posting.execute();
    }
  }

  private void copy() {
    List<Clients.Work> all = new ArrayList<>();
    for (int i = 0; i < connections.size(); i++) {
      Connection connection = connections.get(i);
      int first = i * CHUNK;
      all.add(() -> copy(connection, first));
    }
    Clients.sum(all);
  }

  /** The share of one connection. */
  private long copy(Connection connection, int first) {
    try (var appending = append.on(connection)) {
      for (int from = first; from < recipients; from += connections.size() * CHUNK) {
        append.bind(appending, Values.toAppend(names(from, Math.min(from + CHUNK, recipients))));
        appending.execute();
      }
      return recipients;
    } catch (SQLException e) {
      throw Database.answered(e);
    }
  }

  private static String[] names(int from, int until) {
    return IntStream.range(from, until).mapToObj(Letter::name).toArray(String[]::new);
  }
}
