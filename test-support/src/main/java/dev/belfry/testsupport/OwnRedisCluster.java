package dev.belfry.testsupport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Three Redis masters that share the slots, and belong to one test. */
public final class OwnRedisCluster implements AutoCloseable {

  private static final int SIZE = 3;
  private static final int SLOTS = 16_384;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<Member> members =
      Stream.generate(OwnRedisCluster::member).limit(SIZE).toList();

  OwnRedisCluster() {
    for (int i = 0; i < SIZE; i++) {
      int first = i * SLOTS / SIZE;
      int last = (i + 1) * SLOTS / SIZE - 1;
      members.get(i).server().ask("CLUSTER ADDSLOTSRANGE " + first + " " + last);
      members.getFirst().server().ask(members.get(i).meeting());
    }
    members.forEach(member -> awaitSlots(member.server()));
  }

  private static Member member() {
    int bus = Ports.free();
    OwnRedis server =
        OwnRedis.start(
            "--cluster-enabled",
            "yes",
            "--cluster-port",
            Integer.toString(bus),
            "--cluster-node-timeout",
            "2000",
            "--cluster-require-full-coverage",
            "no");
    return new Member(server, bus);
  }

  private static void awaitSlots(OwnRedis server) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!server.ask("CLUSTER INFO").contains("cluster_slots_ok:" + SLOTS)) {
      if (System.nanoTime() > end) throw new IllegalStateException("The cluster does not form");
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(hurried);
      }
    }
  }

  /** Of any of them. */
  public String url() {
    return members.getFirst().server().url();
  }

  public OwnRedis member(int number) {
    return members.get(number).server();
  }

  /** Which one serves the slot: the {@code number} of {@link #member}. */
  public int owner(int slot) {
    return (slot * SIZE + SIZE - 1) / SLOTS;
  }

  /** Gives an empty slot to another member. */
  public void move(int slot, int to) {
    OwnRedis taker = member(to);
    OwnRedis giver = member(owner(slot));
    String setSlot = "CLUSTER SETSLOT " + slot;
    taker.ask(setSlot + " IMPORTING " + giver.ask("CLUSTER MYID"));
    giver.ask(setSlot + " MIGRATING " + taker.ask("CLUSTER MYID"));
    String moved = setSlot + " NODE " + taker.ask("CLUSTER MYID");
    taker.ask(moved);
    giver.ask(moved);
  }

  @Override
  public void close() {
    members.forEach(member -> member.server().close());
  }

  private record Member(OwnRedis server, int bus) {
    String meeting() {
      return "CLUSTER MEET 127.0.0.1 " + server.port() + " " + bus;
    }
  }
}
