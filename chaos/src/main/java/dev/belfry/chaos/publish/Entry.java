package dev.belfry.chaos.publish;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a back end has written down of one notification. Times are by the clock of this process; 0
 * is not yet.
 */
public final class Entry {

  private final long number;
  private final Order order;
  private volatile long firstSent;
  private volatile long lastSent;
  private volatile long accepted;
  private volatile @Nullable String id;
  private volatile boolean withdrawn;
  private volatile boolean undone;

  Entry(long number, Order order) {
    this.number = number;
    this.order = order;
  }

  /** Also its idempotency key. */
  public long number() {
    return number;
  }

  public Order order() {
    return order;
  }

  /** Before it was sent for the first time. */
  public long firstSent() {
    return firstSent;
  }

  /** Before it was sent for the time that was accepted. */
  public long lastSent() {
    return lastSent;
  }

  /** When the answer was there. */
  public long accepted() {
    return accepted;
  }

  public boolean isAccepted() {
    return accepted != 0;
  }

  /** What Belfry calls it; null unless accepted. */
  public @Nullable String id() {
    return id;
  }

  /** Whether it may be left out: it expires, somebody has begun to recall it, or it was undone. */
  public boolean mayBeLeftOut() {
    return withdrawn || order.expires();
  }

  void sending() {
    long now = System.nanoTime();
    if (firstSent == 0) firstSent = now;
    lastSent = now;
  }

  void accepted(String id) {
    this.id = id;
    this.accepted = System.nanoTime();
  }

  void withdraw() {
    withdrawn = true;
  }

  /** It was accepted by a database that is no more. */
  public void undo() {
    withdrawn = true;
    undone = true;
  }

  public boolean isUndone() {
    return undone;
  }

  /** Whether it is for this recipient. */
  public boolean isFor(String recipient) {
    Set<String> to = order.to();
    return to == null || to.contains(recipient);
  }
}
