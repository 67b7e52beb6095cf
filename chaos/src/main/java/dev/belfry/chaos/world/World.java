package dev.belfry.chaos.world;

import dev.belfry.chaos.client.Complaint;
import dev.belfry.chaos.client.Doors;
import dev.belfry.chaos.client.Page;
import dev.belfry.chaos.client.Subscribers;
import dev.belfry.chaos.link.Link;
import dev.belfry.chaos.link.RedisMischief;
import dev.belfry.chaos.oracle.Excuses;
import dev.belfry.chaos.oracle.Stages;
import dev.belfry.chaos.world.Conditions.Database;
import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.Jwts;
import dev.belfry.testsupport.LaidOut;
import dev.belfry.testsupport.OwnRedis;
import dev.belfry.testsupport.TestRedis;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Everything that can be broken. */
public final class World implements AutoCloseable {

  public static final Jwts TOKENS = new Jwts("only for tests, and long enough for HS256", "belfry");

  /** Longer than any clock jumps. */
  private static final Duration TOKEN_LIFE = Duration.ofHours(3);

  private static final Duration SHORT_TOKEN_LIFE = Duration.ofSeconds(20);
  private static final String BUS_SECRET = "between the nodes of tests, and long enough";

  /** What sits inside a node comes from here. */
  private static final Path OWN_CLASSES = ownClasses();

  private final Conditions conditions;
  private final @Nullable SmallDisk disk;
  private final OwnPostgres postgres;
  private final @Nullable PgBouncer bouncer;
  private final LaidOut app;
  private final OwnRedis redis = TestRedis.own();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Page> pages = new CopyOnWriteArrayList<>();
  private final List<Subscribers> subscribers = new ArrayList<>();
  private final Excuses excuses = new Excuses();
  private final List<Complaint> complaints = new CopyOnWriteArrayList<>();
  private final Stages stages;

  private World(Path directory, Conditions conditions, Stages stages) {
    this.conditions = conditions;
    Path home = directory.resolve("postgres");
    this.disk = conditions.database() == Database.ON_SMALL_DISK ? SmallDisk.mount(home) : null;
    this.postgres = OwnPostgres.start(disk == null ? home : disk.home());
    this.bouncer =
        conditions.database() == Database.BOUNCED
            ? PgBouncer.start(postgres.port(), directory.resolve("pgbouncer"))
            : null;
    this.app =
        LaidOut.jar()
            .learn(() ->
                BelfryProcess.with(
                        settings(postgres.port(), Conditions.USUAL).toArray(String[]::new))
                    .and("--spring.data.redis.url=" + redis.url()));
    this.stages = stages;
  }

  /** Where the jars of Belfry, and those that it needs, are laid out. */
  public static Path libraries() {
    return LaidOut.jar().libraries();
  }

  /** Returns when all nodes are ready. */
  public static World start(int nodes, Path directory, Conditions conditions, Stages stages) {
    World world = new World(directory, conditions, stages);
    try {
      for (int i = 1; i <= nodes; i++) {
        boolean isMutant = i > nodes - conditions.mutants();
        world.nodes.add(world.node(i, isMutant ? conditions.mutant() : null));
      }
      return world;
    } catch (RuntimeException | Error e) {
      world.close();
      throw e;
    }
  }

  private Node node(int number, @Nullable Path mutant) {
    RedisMischief mischief = new RedisMischief();
    int server = bouncer == null ? postgres.port() : bouncer.port();
    Link database = Link.forFew(server, "database-" + number);
    Link bus = Link.forFew(redis.port(), "redis-" + number, mischief);
    List<String> settings = new ArrayList<>(settings(database.port(), conditions));
    settings.add("--spring.data.redis.url=redis://127.0.0.1:" + bus.port());
    BelfryProcess process =
        BelfryProcess.with(settings.toArray(String[]::new))
            .program(
                mutant == null ? app.program(OWN_CLASSES) : app.programAfter(mutant, OWN_CLASSES))
            .start();
    return new Node(
        process,
        Link.forMany(process.port(), "door-" + number),
        Link.forMany(process.port(), "bad-door-" + number),
        database,
        bus,
        mischief);
  }

  private static List<String> settings(int database, Conditions conditions) {
    return List.of(
        "--belfry.jwt.secret=" + TOKENS.secret(),
        "--belfry.jwt.leeway=1s",
        "--belfry.stream.heartbeat=" + conditions.heartbeat().toMillis() + "ms",
        "--belfry.stream.rotation=60s..90s",
        "--belfry.stream.per-node=" + conditions.streams(),
        "--belfry.drain.window=5s",
        "--belfry.sweep.interval=" + conditions.sweep().toMillis() + "ms",
        "--belfry.bus.secret=" + BUS_SECRET,
        "--spring.datasource.url="
            + OwnPostgres.url(database)
            + (conditions.database() == Database.BOUNCED ? "?prepareThreshold=0" : ""),
        "--spring.datasource.username=postgres",
        "--spring.datasource.password=");
  }

  private static Path ownClasses() {
    try {
      return Path.of(World.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("This class comes from no file", e);
    }
  }

  /** Of a recipient. */
  public static String token(String recipient) {
    return TOKENS.of(recipient, "", Instant.now().plus(TOKEN_LIFE));
  }

  /** Of a recipient, for twenty seconds; every other time the sign-in does not answer. */
  public static String scarceToken(String recipient) throws IOException {
    if (ThreadLocalRandom.current().nextBoolean()) throw new IOException("No sign-in now");
    return TOKENS.of(recipient, "", Instant.now().plus(SHORT_TOKEN_LIFE));
  }

  /** Of a back end. */
  public static String senderToken(String name) {
    return TOKENS.of(name, "notifications:write", Instant.now().plus(TOKEN_LIFE));
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

  /** The real client, in its processes. */
  public List<Subscribers> subscribers() {
    return subscribers;
  }

  /** Of all clients and back ends. */
  public Doors doors() {
    return new Doors(nodes.stream().map(node -> node.door().port()).toList());
  }

  /** Of a few clients, whose way is bad while that of the others is not. */
  public Doors badDoors() {
    return new Doors(nodes.stream().map(node -> node.badDoor().port()).toList());
  }

  /** What was done to the logs themselves. */
  public Excuses excuses() {
    return excuses;
  }

  /** Something that only a fault can see is not as it must be. */
  public void complain(String text) {
    complaints.add(new Complaint(Complaint.Kind.PROTOCOL, "", text, System.nanoTime()));
  }

  public List<Complaint> complaints() {
    return complaints;
  }

  /** If there is one. */
  public @Nullable SmallDisk disk() {
    return disk;
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
    subscribers.forEach(Subscribers::close);
    pages.forEach(Page::stop);
    nodes.forEach(Node::close);
    redis.close();
    if (bouncer != null) bouncer.close();
    postgres.close();
    if (disk != null) disk.close();
  }
}
