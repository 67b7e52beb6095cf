package dev.belfry.bench.sql;

import dev.belfry.bench.post.Letter;
import dev.belfry.bench.post.Refused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The database that a Belfry has started. What is done to it here is done while Belfry is halted:
 * the same tables with the same rows, and nobody else who wants anything of them.
 */
public record Database(String url, Statements statements) {

  /** Room for many who post at once. */
  private static final int CLIENTS = 32;

  /** What {@code max_wal_size} allows for, a gigabyte. */
  private static final int LOG_FILES = 60;

  /**
   * Copies broadcasts into the logs of so many recipients, in the same chunks as Belfry.
   *
   * @return for each broadcast, how many log entries in a second
   */
  public double[] copies(int recipients, int broadcasts) {
    return with(one -> new Copies(statements, recipients, List.of(one)).rates(broadcasts));
  }

  /** The same, on two connections at once, as many as Belfry has for it. */
  public double[] copiesByTwo(int recipients, int broadcasts) {
    return with(one ->
        with(two -> new Copies(statements, recipients, List.of(one, two)).rates(broadcasts)));
  }

  /** How many posts in a second are stored for so long, each client sending one after the other. */
  public double postsPerSecond(int recipients, int seconds) {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    List<Clients.Work> all = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      SplittableRandom random = new SplittableRandom(i);
      all.add(() -> posts(random, recipients, end));
    }
    return Clients.sum(all) / (double) seconds;
  }

  private long posts(SplittableRandom random, int recipients, long end) {
    Statement post = statements.of("Publications", "TO_ONE");
    return with(connection -> {
      long count = 0;
      try (var posting = post.on(connection)) {
        for (; System.nanoTime() < end; count++) {
          post.bind(posting, Values.toOne(Letter.name(random.nextInt(recipients))));
          posting.execute();
        }
      }
      return count;
    });
  }

  /** Fills the inboxes of these recipients, without waiting for the disk each time. */
  public void fill(List<Integer> recipients, int each) {
    List<Clients.Work> all = new ArrayList<>();
    for (int recipient : recipients) all.add(() -> fill(recipient, each));
    Clients.sum(all);
    with(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute("vacuum analyze"); // as it would have been done on the way there
      }
    });
  }

  private long fill(int recipient, int count) {
    Statement post = statements.of("Publications", "TO_ONE");
    return with(connection -> {
      try (var setting = connection.createStatement();
          var posting = post.on(connection)) {
        setting.execute("set synchronous_commit = off");
        for (int i = 0; i < count; i++) {
          post.bind(posting, Values.toOne(Letter.name(recipient)));
          posting.execute();
        }
      }
      return (long) count;
    });
  }

  /**
   * As one that has run for some hours: the files of its write-ahead log are used again. A new one
   * makes each of them, 16 MB of zeros, and everybody waits 50 to 70 ms for that.
   */
  public void settle() {
    with(connection -> {
      try (var statement = connection.createStatement()) {
        for (int i = 0; i < LOG_FILES; i++) {
          statement.execute("select pg_logical_emit_message(true, 'bench', 'a new file')");
          statement.execute("select pg_switch_wal()");
        }
        return statement.execute("checkpoint"); // from here on they may be used again
      }
    });
  }

  /** Transactions that the database has finished so far; it tells with a delay of a second. */
  public long transactions() {
    return count("xact_commit + xact_rollback");
  }

  /** Rows that it has read so far, from tables and indexes. */
  public long rowsRead() {
    return count("tup_returned + tup_fetched");
  }

  private long count(String what) {
    return with(connection -> {
      try (var statement = connection.createStatement();
          var row =
              statement.executeQuery(
                  "select " + what + " from pg_stat_database where datname = current_database()")) {
        row.next();
        return row.getLong(1);
      }
    });
  }

  /** Something that is done with a connection. */
  private interface Query<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T with(Query<T> query) {
    try (Connection connection = DriverManager.getConnection(url)) {
      return query.on(connection);
    } catch (SQLException e) {
      throw answered(e);
    }
  }

  static Refused answered(SQLException e) {
    return new Refused("has a database that answered: " + e.getMessage());
  }
}
