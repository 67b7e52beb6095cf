package dev.belfry.chaos.oracle;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What an earlier copy of the database, put in its place, did not have.
 *
 * @param at since when, by the clock of this process
 * @param rows the ends of logs
 * @param leftOut those of {@code rows} that a stream passes over, by their ids
 * @param notifications their numbers in the journal, by their ids
 */
public record Undone(
    long at, List<LogRow> rows, Set<UUID> leftOut, Map<String, Long> notifications) {

  public Undone {
    rows = List.copyOf(rows);
    leftOut = Set.copyOf(leftOut);
    notifications = Map.copyOf(notifications);
  }

  /** Nobody may write to either meanwhile. */
  public static Undone of(Connection earlier, Connection later, long at) throws SQLException {
    List<LogRow> rows = new ArrayList<>();
    Set<UUID> leftOut = new HashSet<>();
    Map<String, Long> heads = heads(earlier);
    try (PreparedStatement statement =
        later.prepareStatement(
            """
            select e.recipient, e.position, e.id, e.previous, e.kind, e.notification,
              e.kind = 1 and not exists (
                select from item i
                where i.recipient = e.recipient and i.notification = e.notification)
            from event e
              left join unnest(?::text[], ?::bigint[]) head (recipient, position)
                on head.recipient = e.recipient
            where e.position > coalesce(head.position, -1)
            order by 1, 2
            """)) {
      statement.setArray(1, later.createArrayOf("text", heads.keySet().toArray()));
      statement.setArray(2, later.createArrayOf("bigint", heads.values().toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          LogRow event = LogRow.read(row);
          rows.add(event);
          if (row.getBoolean(7)) leftOut.add(event.id());
        }
      }
    }
    return new Undone(at, rows, leftOut, without(notifications(later), notifications(earlier)));
  }

  private static Map<String, Long> heads(Connection database) throws SQLException {
    return read(database, "select id, position from recipient");
  }

  private static Map<String, Long> notifications(Connection database) throws SQLException {
    return read(database, "select id::text, (data::json ->> 'number')::bigint from notification");
  }

  private static Map<String, Long> read(Connection database, String sql) throws SQLException {
    Map<String, Long> numbers = new HashMap<>();
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) numbers.put(row.getString(1), row.getLong(2));
    }
    return numbers;
  }

  private static Map<String, Long> without(Map<String, Long> all, Map<String, Long> some) {
    Map<String, Long> rest = new HashMap<>(all);
    rest.keySet().removeAll(some.keySet());
    return rest;
  }
}
