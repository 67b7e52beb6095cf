package dev.belfry.chaos.oracle;

import dev.belfry.chaos.client.Life.Badge;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * What stands in the database, read at once.
 *
 * @param logs each recipient's, in order
 * @param inboxes the ids of the notifications that each recipient has
 */
record Evidence(
    Map<String, List<LogRow>> logs,
    Map<String, Head> heads,
    Map<String, Badge> recount,
    Map<String, Set<String>> inboxes) {

  private static final String COLUMNS = "recipient, position, id, previous, kind, notification";

  /** Of a log, as the recipient's row says. */
  record Head(long position, UUID eventId, Badge badge) {}

  static Evidence of(Connection database) throws SQLException {
    database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    database.setAutoCommit(false);
    try (Statement statement = database.createStatement()) {
      return new Evidence(
          logs(statement), heads(statement), recount(statement), inboxes(statement));
    }
  }

  private static Map<String, List<LogRow>> logs(Statement statement) throws SQLException {
    Map<String, List<LogRow>> logs = new TreeMap<>();
    try (ResultSet row =
        statement.executeQuery(
            hasPruned(statement)
                ? "select %1$s from (table event union all table pruned) e order by 1, 2"
                    .formatted(COLUMNS)
                : "select %s from event order by 1, 2".formatted(COLUMNS))) {
      while (row.next()) {
        LogRow event = LogRow.read(row);
        logs.computeIfAbsent(event.recipient(), _ -> new ArrayList<>()).add(event);
      }
    }
    return logs;
  }

  /** What the suite has pruned, it has kept. */
  private static boolean hasPruned(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("select to_regclass('public.pruned') is not null")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static Map<String, Head> heads(Statement statement) throws SQLException {
    Map<String, Head> heads = new HashMap<>();
    try (ResultSet row =
        statement.executeQuery(
            "select id, unseen, unread, total, position, event_id from recipient")) {
      while (row.next()) {
        heads.put(
            row.getString(1), new Head(row.getLong(5), row.getObject(6, UUID.class), badge(row)));
      }
    }
    return heads;
  }

  private static Map<String, Badge> recount(Statement statement) throws SQLException {
    Map<String, Badge> counts = new HashMap<>();
    try (ResultSet row =
        statement.executeQuery(
            "select recipient, count(*) filter (where seen_at is null),"
                + " count(*) filter (where read_at is null), count(*) from item"
                + " where archived_at is null group by 1")) {
      while (row.next()) counts.put(row.getString(1), badge(row));
    }
    return counts;
  }

  private static Badge badge(ResultSet row) throws SQLException {
    return new Badge(row.getLong(2), row.getLong(3), row.getLong(4));
  }

  private static Map<String, Set<String>> inboxes(Statement statement) throws SQLException {
    Map<String, Set<String>> inboxes = new HashMap<>();
    try (ResultSet row =
        statement.executeQuery(
            "select recipient, notification from item where archived_at is null")) {
      while (row.next()) {
        inboxes.computeIfAbsent(row.getString(1), _ -> new HashSet<>()).add(row.getString(2));
      }
    }
    return inboxes;
  }

  List<LogRow> log(String recipient) {
    return logs.getOrDefault(recipient, List.of());
  }

  Badge counted(String recipient) {
    return recount.getOrDefault(recipient, new Badge(0, 0, 0));
  }

  Set<String> inbox(String recipient, UnaryOperator<String> name) {
    Set<String> named = new HashSet<>();
    inboxes.getOrDefault(recipient, Set.of()).forEach(id -> named.add(name.apply(id)));
    return named;
  }
}
