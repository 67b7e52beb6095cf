package dev.belfry.application.hub;

import dev.belfry.application.port.in.Shared;
import dev.belfry.domain.TransientNotification;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The transients that wait for one stream to be level and its socket to take them. What is too much
 * is lost, as transients are; an idle stream holds nothing here.
 */
final class Waiting {

  private final int limit;
  private @Nullable ArrayDeque<Shared<TransientNotification>> queue;
  private int size;

  /**
   * @param limit in characters, of all that waits
   */
  Waiting(int limit) {
    this.limit = limit;
  }

  /** One that is alone may be of any size. */
  synchronized void add(Shared<TransientNotification> one) {
    int more = one.content().size();
    if (size > 0 && size + more > limit) return;
    if (queue == null) queue = new ArrayDeque<>(2);
    queue.add(one);
    size += more;
  }

  synchronized @Nullable Shared<TransientNotification> next() {
    if (queue == null) return null;
    Shared<TransientNotification> first = queue.poll();
    if (first == null) return null;
    size -= first.content().size();
    if (queue.isEmpty()) queue = null;
    return first;
  }
}
