package dev.belfry.chaos.fault;

import dev.belfry.chaos.link.Link;
import dev.belfry.chaos.link.Weather;
import dev.belfry.chaos.oracle.Pruned;
import dev.belfry.chaos.world.Node;
import dev.belfry.chaos.world.SmallDisk;
import dev.belfry.chaos.world.World;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** What happens to PostgreSQL, and on the way to it. */
final class DatabaseFaults {

  private static final Duration DOWN = Duration.ofSeconds(3);

  /** About so many events are undone by a swap, or as many as come within … */
  private static final int UNDONE = 100;

  /** … so many half seconds: a node that has lost its connections is slow to write again. */
  private static final int PATIENCE = 30;

  static final Fault KILL =
      new Fault(
          "PostgreSQL killed and restarted",
          (world, random) -> {
            world.postgres().kill();
            Thread.sleep(DOWN);
            world.postgres().restart();
            Thread.sleep(DOWN);
          });

  static final Fault CUT =
      new Fault(
          "all connections to PostgreSQL cut",
          (world, random) -> {
            for (int i = 0; i < 5; i++) {
              world.nodes().forEach(node -> node.database().cutAll());
              Thread.sleep(random.nextInt(800));
            }
          });

  static final Fault UNREACHABLE =
      new Fault(
          "a node that sees Redis but not PostgreSQL",
          (world, random) -> during(world.anyNode(random).database(), new Weather.Reset()));

  static final Fault BLACK_HOLE =
      new Fault(
          "a black hole before PostgreSQL",
          (world, random) -> during(world.anyNode(random).database(), new Weather.Hole()));

  static final Fault ROW_HELD =
      holding(
          "a row lock held on one recipient",
          "select from recipient where id = 'person-1' for update");

  static final Fault IDLE_TRANSACTION =
      holding("an idle transaction held open", "create table idle_transaction ()");

  static final Fault POOL_EXHAUSTED =
      holding("every connection of the pool waits", "lock table recipient in exclusive mode");

  static final Fault PRUNED =
      new Fault("retention passes a client's position", DatabaseFaults::prune);

  static final Fault SWAPPED =
      new Fault(
          "database swapped for an earlier copy",
          (world, random) -> {
            world.postgres().copy();
            long copied = events(world);
            for (int i = 0; i < PATIENCE && events(world) < copied + UNDONE; i++) {
              Thread.sleep(Duration.ofMillis(500));
            }
            world
                .postgres()
                .restore(undone -> {
                  world.excuses().add(undone);
                  System.out.printf("chaos: %,d events undone%n", undone.rows().size());
                });
            Thread.sleep(DOWN.multipliedBy(2));
          });

  static final Fault DISK_FULL =
      new Fault(
          "disk full",
          (world, random) -> {
            SmallDisk disk = Objects.requireNonNull(world.disk());
            disk.fill();
            try {
              Thread.sleep(DOWN.multipliedBy(2));
            } finally {
              disk.free();
              world.postgres().revive();
            }
            Thread.sleep(DOWN);
          });

  private DatabaseFaults() {}

  /** As retention does: a prefix, and never the newest row; while some clients are away. */
  private static void prune(World world, RandomGenerator random) throws InterruptedException {
    List<Link> away = world.nodes().stream().map(Node::badDoor).toList();
    away.forEach(way -> way.set(new Weather.Reset()));
    Thread.sleep(DOWN);
    try (Connection database = world.connect();
        Statement statement = database.createStatement()) {
      statement.execute("create table if not exists pruned (like event)");
      long now = System.nanoTime();
      Map<String, Long> oldest = new HashMap<>();
      try (ResultSet row =
          statement.executeQuery(
              """
              with gone as (
                delete from event e using recipient r
                where e.recipient = r.id and e.position < r.position returning e.*),
              kept as (
                insert into pruned select * from gone)
              select recipient, max(position) + 1 from gone group by 1
              """)) {
        while (row.next()) oldest.put(row.getString(1), row.getLong(2));
      }
      world.excuses().add(new Pruned(now, oldest));
    } catch (SQLException e) {
      throw new IllegalStateException("The log cannot be pruned", e);
    } finally {
      away.forEach(Link::calm);
    }
    Thread.sleep(DOWN);
  }

  /** How many have been written to all logs together. */
  private static long events(World world) {
    try (Connection database = world.connect();
        Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery("select coalesce(sum(position), 0)::bigint from recipient")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("The logs cannot be counted", e);
    }
  }

  private static void during(Link link, Weather weather) throws InterruptedException {
    link.set(weather);
    try {
      Thread.sleep(Duration.ofSeconds(7));
    } finally {
      link.calm();
    }
  }

  /** In a transaction of somebody else, which is rolled back. */
  private static Fault holding(String name, String sql) {
    return new Fault(name, (world, random) -> hold(world, sql));
  }

  private static void hold(World world, String sql) throws InterruptedException {
    try (Connection other = world.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(sql);
      Thread.sleep(Duration.ofSeconds(8));
      other.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
