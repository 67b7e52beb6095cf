package dev.belfry.adapter.redis;

import static org.awaitility.Awaitility.await;

import dev.belfry.application.port.out.Bus;
import dev.belfry.application.port.out.Bus.Ring;
import dev.belfry.domain.Audience;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.TransientNotification;
import dev.belfry.domain.Witness;
import dev.belfry.testsupport.OwnRedis;
import dev.belfry.testsupport.TestRedis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;

/** Nodes on a real Redis, each with a hub that only listens. */
abstract class NodesFixture {

  static final Duration DEADLINE = Duration.ofSeconds(60);
  static final RecipientId ADA = new RecipientId("ada");
  static final RecipientId HELLO = new RecipientId("hello");

  private final List<AutoCloseable> started = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable it : started.reversed()) it.close();
  }

  /** Redis forgets what was published before a node listened, so this rings until it is heard. */
  static void awaitConnected(Node from, Node to) {
    long number = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE / 10_000_000);
    Ring hello = ring("hello", number);
    await()
        .atMost(DEADLINE)
        .until(() -> {
          from.bus.ring(hello);
          return to.hears(hello);
        });
  }

  static Ring ring(String recipient, long number) {
    return new Ring(new RecipientId(recipient), new Position(number, new Witness("0123abcd")));
  }

  /** Those whom a test names have a stream there, and whoever says hello. */
  final Node node(String url, String... present) {
    Local local = new Local();
    Watchman watchman = new Watchman();
    Doorkeeper door = new Doorkeeper();
    door.present.add(HELLO);
    for (String name : present) door.present.add(new RecipientId(name));
    RedisBus bus = closing(new RedisBus(local, door, url, envelope(), watchman));
    return new Node(local, bus, watchman, door);
  }

  static Envelope envelope() {
    return new Envelope("a secret that all nodes of this test share", InstantSource.system());
  }

  final OwnRedis redis() {
    return closing(TestRedis.own());
  }

  final <T extends AutoCloseable> T closing(T it) {
    started.add(it);
    return it;
  }

  record Node(Local local, RedisBus bus, Watchman watchman, Doorkeeper door) {

    Queue<Ring> heard() {
      return local.heard;
    }

    boolean hears(Ring ring) {
      return local.heard.contains(ring);
    }

    List<Ring> heardSinceHello() {
      return local.heard.stream().filter(it -> !it.recipient().equals(HELLO)).toList();
    }

    long count(String recipient) {
      RecipientId wanted = new RecipientId(recipient);
      return local.heard.stream().filter(it -> it.recipient().equals(wanted)).count();
    }
  }

  /** Stands for the hub of a node. */
  static final class Local implements Bus {

    final Queue<RecordedEvent> told = new ConcurrentLinkedQueue<>();
    final Queue<Ring> heard = new ConcurrentLinkedQueue<>();
    final Queue<TransientMessage> passed = new ConcurrentLinkedQueue<>();
    final Queue<Long> heardForEverybody = new ConcurrentLinkedQueue<>();
    volatile Ring failsOn;

    @Override
    public void tell(RecordedEvent event) {
      told.add(event);
    }

    @Override
    public void ring(Ring ring) {
      if (ring.equals(failsOn)) throw new IllegalStateException("on purpose");
      heard.add(ring);
    }

    @Override
    public void pass(Audience to, TransientNotification notification) {
      passed.add(new TransientMessage(to, notification));
    }

    @Override
    public void ringEverybody(long number) {
      heardForEverybody.add(number);
    }
  }
}
