package dev.belfry.chaos.world;

import dev.belfry.chaos.client.Doors;
import dev.belfry.chaos.client.Page;
import dev.belfry.chaos.link.Link;
import dev.belfry.chaos.link.RedisMischief;
import dev.belfry.chaos.oracle.Stages;
import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.Jwts;
import dev.belfry.testsupport.OwnRedis;
import dev.belfry.testsupport.TestRedis;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** Everything that can be broken. */
public final class World implements AutoCloseable {

  public static final Jwts TOKENS = new Jwts("only for tests, and long enough for HS256", "belfry");

  /** How long a lost ring may be lost. */
  public static final Duration SWEEP = Duration.ofSeconds(2);

  private static final String BUS_SECRET = "between the nodes of tests, and long enough";

  private final OwnPostgres postgres;
  private final App app;
  private final OwnRedis redis = TestRedis.own();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Page> pages = new CopyOnWriteArrayList<>();
  private final Stages stages;

  private World(Path directory, Stages stages) {
    this.postgres = OwnPostgres.start(directory.resolve("postgres"));
    this.app =
        App.of(
            Path.of(System.getProperty("belfry.jar")).toAbsolutePath(),
            directory.resolveSibling("apps"),
            settings(postgres.port()));
    this.stages = stages;
  }

  /** Returns when all nodes are ready. */
  public static World start(int nodes, Path directory, Stages stages) {
    World world = new World(directory, stages);
    try {
      for (int i = 1; i <= nodes; i++) world.nodes.add(world.node(i));
      return world;
    } catch (RuntimeException | Error e) {
      world.close();
      throw e;
    }
  }

  private Node node(int number) {
    RedisMischief mischief = new RedisMischief();
    Link database = Link.to(postgres.port(), "database-" + number);
    Link bus = Link.to(redis.port(), "redis-" + number, mischief);
    List<String> settings = new ArrayList<>(settings(database.port()));
    settings.add("--spring.data.redis.url=redis://127.0.0.1:" + bus.port());
    BelfryProcess process =
        BelfryProcess.with(settings.toArray(String[]::new)).program(app.program()).start();
    return new Node(
        process,
        Link.to(process.port(), "door-" + number),
        Link.to(process.port(), "bad-door-" + number),
        database,
        bus,
        mischief);
  }

  private static List<String> settings(int database) {
    return List.of(
        "--belfry.jwt.secret=" + TOKENS.secret(),
        "--belfry.jwt.leeway=1s",
        "--belfry.stream.heartbeat=2s",
        "--belfry.stream.rotation=60s..90s",
        "--belfry.drain.window=5s",
        "--belfry.sweep.interval=" + SWEEP.toMillis() + "ms",
        "--belfry.bus.secret=" + BUS_SECRET,
        "--spring.datasource.url=" + OwnPostgres.url(database),
        "--spring.datasource.username=postgres",
        "--spring.datasource.password=");
  }

  public List<Node> nodes() {
    return nodes;
  }

  public Node anyNode(RandomGenerator random) {
    return nodes.get(random.nextInt(nodes.size()));
  }

  public OwnPostgres postgres() {
    return postgres;
  }

  public OwnRedis redis() {
    return redis;
  }

  /** All clients, of all kinds. */
  public List<Page> pages() {
    return pages;
  }

  /** Of all clients and back ends. */
  public Doors doors() {
    return new Doors(nodes.stream().map(node -> node.door().port()).toList());
  }

  /** Of a few clients, whose way is bad while that of the others is not. */
  public Doors badDoors() {
    return new Doors(nodes.stream().map(node -> node.badDoor().port()).toList());
  }

  /** From now on this is what is told apart in the ledger. */
  public void stage(String name) {
    stages.begin(name);
  }

  /** By a way of its own, which no fault is on. */
  public Connection connect() throws SQLException {
    return postgres.connect();
  }

  @Override
  public void close() {
    pages.forEach(Page::stop);
    nodes.forEach(Node::close);
    redis.close();
    postgres.close();
  }
}
