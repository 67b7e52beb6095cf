package dev.belfry.chaos.client;

import java.util.ArrayList;
import java.util.Collections;
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

  /** The port to try now, and those to try where nobody answers there, as the shipped edge does. */
  List<Integer> inTurn() {
    List<Integer> turned = new ArrayList<>(ports);
    Collections.rotate(turned, -Math.floorMod(turn.getAndIncrement(), ports.size()));
    return turned;
  }

  /** The port to try now. */
  public int next() {
    return ports.get(Math.floorMod(turn.getAndIncrement(), ports.size()));
  }
}
