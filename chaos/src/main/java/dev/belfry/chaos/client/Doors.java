package dev.belfry.chaos.client;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where Belfry is reached: one door for each node, or the one of a proxy. Whoever knocks takes the
 * next, as a balancer would have it.
 */
public final class Doors {

  private final List<Integer> ports;
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * @param ports on this machine
   */
  public Doors(List<Integer> ports) {
    this.ports = List.copyOf(ports);
  }

  /** The port to try now. */
  public int next() {
    return ports.get(Math.floorMod(turn.getAndIncrement(), ports.size()));
  }
}
