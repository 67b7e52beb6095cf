package dev.belfry.chaos;

import dev.belfry.chaos.client.Complaint;
import dev.belfry.chaos.client.Complaint.Kind;
import dev.belfry.chaos.client.Doors;
import dev.belfry.chaos.client.Page;
import dev.belfry.chaos.client.Reception;
import dev.belfry.chaos.fault.Fault;
import dev.belfry.chaos.oracle.Ledger;
import dev.belfry.chaos.oracle.Oracle;
import dev.belfry.chaos.oracle.Stages;
import dev.belfry.chaos.publish.Journal;
import dev.belfry.chaos.publish.Orders;
import dev.belfry.chaos.publish.Publisher;
import dev.belfry.chaos.world.World;
import java.io.IOException;
import java.nio.file.Files;
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

  /** One client in so many has a way of its own, on which there is more trouble. */
  private static final int UNLUCKY = 25;

  private final Plan plan;
  private final SplittableRandom random;
  private final Stages stages = new Stages();
  private final Oracle oracle = new Oracle(stages);
  private final AtomicLong refusals = new AtomicLong();
  private final List<String> recipients;

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
      Quiet quiet = new Quiet(world, recipients);
      quiet.awaitConnected(OPENING);
      boolean good = true;
      for (int wave = 0; wave < plan.waves() && good; wave++) {
        good = wave(world, journal, quiet) && !oracle.hasHeard();
      }
      for (World.Undone undone : world.undone()) journal.undo(undone.from(), undone.to());
      try (Connection database = world.connect()) {
        return oracle.judge(database, journal, world.pages());
      }
    }
  }

  /** Whether all clients came as far as the log. */
  private boolean wave(World world, Journal journal, Quiet quiet)
      throws InterruptedException, SQLException {
    Orders orders =
        new Orders(plan.mix(), recipients, plan.pagesEach(), plan.deliveries(), plan.duration());
    List<Publisher> publishers = post(world, journal, orders);
    strike(world);
    stages.begin("afterwards");
    quiet.await(orders::isDone, plan.duration());
    for (Publisher publisher : publishers) publisher.finish();
    return quiet.awaitLevel(plan.quiet());
  }

  private void listen(World world) {
    Reception good = reception(world, world.doors());
    Reception bad = reception(world, world.badDoors());
    for (String recipient : recipients) {
      for (int i = 0; i < plan.pagesEach(); i++) {
        Reception reception = world.pages().size() % UNLUCKY == 0 ? bad : good;
        Page page = new Page(recipient, reception, random.split(), oracle::hear);
        world.pages().add(page);
        page.start();
      }
    }
  }

  private Reception reception(World world, Doors doors) {
    Duration silence = plan.conditions().heartbeat().multipliedBy(3).plusSeconds(1);
    return new Reception(
        doors,
        World::token,
        silence,
        plan.checksPositions(),
        reason -> {
          if (!world.isResetAllowed()) {
            oracle.hear(new Complaint(Kind.PROTOCOL, "", "reset: " + reason, System.nanoTime()));
          }
        });
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
              oracle::hear));
    }
    publishers.forEach(Publisher::start);
    return publishers;
  }

  private void strike(World world) throws InterruptedException {
    long end = System.nanoTime() + plan.duration().toNanos();
    SplittableRandom chance = random.split();
    Thread.sleep(2_000); // some calm to compare with
    while (true) {
      for (Fault fault : plan.faults()) {
        if (System.nanoTime() > end) return;
        System.out.println("chaos: " + fault.name());
        stages.begin(fault.name());
        fault.strike().at(world, chance);
      }
    }
  }
}
