package dev.belfry.chaos;

import dev.belfry.chaos.client.Life;
import dev.belfry.chaos.client.Page;
import dev.belfry.chaos.client.Report;
import dev.belfry.chaos.world.World;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Waits for clients: to be there, and to have come as far as the logs. */
final class Quiet {

  private static final Duration LOOK = Duration.ofMillis(100);

  private final World world;
  private final List<String> recipients;

  Quiet(World world, List<String> recipients) {
    this.world = world;
    this.recipients = recipients;
  }

  /** Fails where some never come. */
  void awaitConnected(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!world.pages().stream().allMatch(Page::wasConnected)) {
      if (System.nanoTime() > end) {
        long missing = world.pages().stream().filter(page -> !page.wasConnected()).count();
        throw new AssertionError(missing + " clients have no stream after " + limit);
      }
      Thread.sleep(LOOK);
    }
  }

  /** Returns when it is so, or time is over. */
  void await(BooleanSupplier condition, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) Thread.sleep(LOOK);
  }

  /** Returns false when time is over: the oracle says what is missing then. */
  boolean awaitLevel(Duration limit) throws InterruptedException, SQLException {
    long end = System.nanoTime() + limit.toNanos();
    try (Connection database = world.connect()) {
      while (!isLevel(database)) {
        if (System.nanoTime() > end) return false;
        Thread.sleep(LOOK);
      }
      return true;
    }
  }

  /** What the real clients say when they have come as far as the logs, or time is over. */
  List<Report> awaitReports(Duration limit) throws InterruptedException, SQLException {
    long end = System.nanoTime() + limit.toNanos();
    try (Connection database = world.connect()) {
      while (true) {
        List<Report> reports =
            world.subscribers().stream().flatMap(it -> it.reports().stream()).toList();
        Map<String, Long> heads = heads(database);
        boolean isLevel =
            reports.stream()
                .allMatch(
                    it -> it.position() >= heads.getOrDefault(it.recipient(), Long.MAX_VALUE));
        if (isLevel || System.nanoTime() > end) return reports;
        Thread.sleep(LOOK);
      }
    }
  }

  private boolean isLevel(Connection database) throws SQLException {
    Map<String, Long> heads = heads(database);
    if (heads.size() < recipients.size()) return false;
    for (Page page : world.pages()) {
      String recipient = page.app().recipient();
      Life life = page.app().life();
      if (life == null || life.position() < heads.getOrDefault(recipient, Long.MAX_VALUE)) {
        return false;
      }
      String eventId = life.eventId();
      if (eventId != null && world.excuses().isUndone(recipient, eventId)) return false;
    }
    return true;
  }

  /**
   * Of those who have all broadcasts, once nothing is left to expire. What a later release wrote
   * does not count, for no stream tells it.
   */
  private static Map<String, Long> heads(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select r.id,
                  coalesce(
                    (select e.position from event e where e.recipient = r.id and e.kind < 90
                      order by e.position desc limit 1),
                    0)
                from recipient r, broadcast_head
                where broadcasts = number and not exists (select from expiry)
                """)) {
      Map<String, Long> heads = new HashMap<>();
      while (row.next()) heads.put(row.getString(1), row.getLong(2));
      return heads;
    }
  }
}
