package dev.belfry.chaos;

import dev.belfry.chaos.client.Attic;
import dev.belfry.chaos.client.Page;
import dev.belfry.chaos.client.Reception;
import dev.belfry.chaos.client.Report;
import dev.belfry.chaos.client.Subscribers;
import dev.belfry.chaos.fault.Fault;
import dev.belfry.chaos.fault.Faults;
import dev.belfry.chaos.oracle.Ledger;
import dev.belfry.chaos.oracle.Oracle;
import dev.belfry.chaos.oracle.Stages;
import dev.belfry.chaos.publish.Journal;
import dev.belfry.chaos.publish.Orders;
import dev.belfry.chaos.publish.Publisher;
import dev.belfry.chaos.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** One run: clients listen, back ends post, faults strike, and the oracle judges. */
final class Run {

  private static final Duration OPENING = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** One client in so many has a way of its own, on which there is more trouble. */
  private static final int UNLUCKY = 25;

  /** One in so many has tokens that are short and hard to get. */
  private static final int SHORT_OF_TOKENS = 50;

  /**
   * So much longer is waited for the real clients: one backs off for up to half a minute at a time,
   * and every other sign-in fails.
   */
  private static final int SCARCE = 5;

  /** So many people have one of the real clients, too. */
  private static final int IN_NODE = 20;

  /** So many have three tabs of a browser. */
  private static final int IN_TABS = 3;

  private final Plan plan;
  private final SplittableRandom random;
  private final Stages stages = new Stages();
  private final Attic attic = new Attic();
  private final Oracle oracle = new Oracle(stages, attic);
  private final AtomicLong refusals = new AtomicLong();
  private final List<String> recipients;
  private boolean hasTabs;

  Run(Plan plan) {
    this.plan = plan;
    this.random = new SplittableRandom(plan.seed());
    this.recipients = IntStream.range(0, plan.recipients()).mapToObj(i -> "person-" + i).toList();
  }

  Ledger go() throws IOException, InterruptedException, SQLException {
    Files.createDirectories(plan.directory());
    try (Journal journal = new Journal(plan.directory().resolve("journal.log"));
        World world = World.start(plan.nodes(), plan.directory(), plan.conditions(), stages)) {
      listen(world);
      subscribe(world);
      Quiet quiet = new Quiet(world, recipients);
      quiet.awaitConnected(OPENING);
      boolean good = true;
      for (int wave = 0; wave < plan.waves() && good; wave++) {
        good = wave(world, journal, quiet) && !oracle.hasHeard();
      }
      world.complaints().forEach(oracle::hear);
      List<Report> reports = quiet.awaitReports(plan.quiet().multipliedBy(SCARCE));
      world.subscribers().forEach(Subscribers::close);
      try (Connection database = world.connect()) {
        return oracle.judge(database, journal, world.pages(), reports, world.excuses());
      }
    }
  }

  /** Whether all clients came as far as the log. */
  private boolean wave(World world, Journal journal, Quiet quiet)
      throws InterruptedException, SQLException {
    Orders orders =
        new Orders(plan.mix(), recipients, plan.pagesEach(), plan.deliveries(), plan.duration());
    List<Publisher> publishers = post(world, journal, orders);
    strike(world, journal, orders);
    stages.begin("afterwards");
    quiet.await(orders::isDone, plan.duration());
    for (Publisher publisher : publishers) publisher.finish(PATIENCE);
    return quiet.awaitLevel(plan.quiet());
  }

  private void listen(World world) {
    Reception good = reception(world);
    Reception bad = good.by(world.badDoors());
    // A sign-in that fails would make of a mutant's silence, which is short, a matter of luck.
    Reception scarce = plan.mix().isOnlyHeard() ? good : good.with(World::scarceToken);
    for (String recipient : recipients) {
      for (int i = 0; i < plan.pagesEach(); i++) {
        int number = world.pages().size();
        Reception reception =
            number % UNLUCKY == 0 ? bad : number % SHORT_OF_TOKENS == 1 ? scarce : good;
        Page page = new Page(recipient, reception, random.split(), oracle::hear);
        world.pages().add(page);
        page.start();
      }
    }
  }

  /** The real client for some of the same people, where it was built and there is a browser. */
  private void subscribe(World world) {
    if (plan.mix().isOnlyHeard()) return; // whoever reads makes up for mistakes
    Subscribers.script().ifPresent(it -> subscribe(world, it, IN_NODE, "subscribers.log"));
    Subscribers.scriptOfTabs().ifPresent(it -> hasTabs = subscribe(world, it, IN_TABS, "tabs.log"));
  }

  /** Whether they are there. */
  private boolean subscribe(World world, Path script, int people, String name) {
    Path log = plan.directory().resolve(name);
    List<String> some = recipients.subList(0, Math.min(people, recipients.size()));
    Subscribers subscribers =
        Subscribers.start(script, some, world.doors(), World::scarceToken, log);
    if (subscribers.areThere()) return world.subscribers().add(subscribers);
    subscribers.close();
    System.out.println("chaos: without the clients of " + script + ", why is in " + log);
    return false;
  }

  private Reception reception(World world) {
    Duration silence = plan.conditions().heartbeat().multipliedBy(3).plusSeconds(1);
    return new Reception(
        world.doors(),
        World::token,
        silence,
        plan.checksPositions(),
        plan.mix().deeds(),
        attic,
        true);
  }

  private List<Publisher> post(World world, Journal journal, Orders orders) {
    List<Publisher> publishers = new ArrayList<>();
    for (int i = 0; i < plan.publishers(); i++) {
      String name = "shop-" + i;
      publishers.add(
          new Publisher(
              name,
              () -> World.senderToken(name),
              world.doors(),
              journal,
              orders,
              random.split(),
              refusals,
              world.excuses()::isUndone,
              oracle::hear));
    }
    publishers.forEach(Publisher::start);
    return publishers;
  }

  private void strike(World world, Journal journal, Orders orders) throws InterruptedException {
    long end = System.nanoTime() + plan.duration().toNanos();
    SplittableRandom chance = random.split();
    long begin = System.nanoTime();
    Thread.sleep(2_000); // some calm to compare with
    List<Fault> faults = hasTabs ? plan.faults() : Faults.withoutTabs(plan.faults());
    while (!faults.isEmpty()) {
      for (Fault fault : faults) {
        if (System.nanoTime() > end) return;
        System.out.printf(
            "chaos: %3d s, %,d posts and %,d deliveries ordered, %d complaints: %s%n",
            (System.nanoTime() - begin) / 1_000_000_000,
            journal.size(),
            orders.deliveries(),
            oracle.complaints(),
            fault.name());
        stages.begin(fault.name());
        fault.strike().at(world, chance);
      }
    }
  }
}
