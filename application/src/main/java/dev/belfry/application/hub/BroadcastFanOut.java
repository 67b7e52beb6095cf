package dev.belfry.application.hub;

import dev.belfry.application.port.out.Appended;
import dev.belfry.application.port.out.Bus.Ring;
import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.domain.RecipientId;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Brings broadcasts to everybody who is connected to this node, on a thread of its own: into their
 * logs in chunks, and then to their streams. It tells a stream also what another node has appended,
 * so copies ring nobody.
 */
final class BroadcastFanOut implements AutoCloseable {

  private static final int CHUNK = 1_000;

  private final InboxLog log;
  private final Subscribers subscribers;
  private final Recent recent;
  private final Consumer<Ring> ring;
  private final Workers worker = new Workers("belfry-broadcast-", 1);
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile long done = -1;

  /**
   * @param ring lets the streams of a recipient know how far her log has come
   */
  BroadcastFanOut(InboxLog log, Subscribers subscribers, Recent recent, Consumer<Ring> ring) {
    this.log = log;
    this.subscribers = subscribers;
    this.recent = recent;
    this.ring = ring;
  }

  /** Broadcasts have come to this number. One that was the last time's is an echo. */
  void hear(long number) {
    if (number == done) return;
    request(number);
  }

  /** Whether anything is due is asked of the log, which may be another one than it was. */
  void sweep() {
    request(done);
  }

  private void request(long number) {
    if (asked.compareAndSet(false, true)) worker.execute(() -> round(number));
  }

  private void round(long number) {
    asked.set(false); // whoever asks from here on may be too late for this round
    try {
      List<RecipientId> connected = subscribers.recipients();
      for (int from = 0; from < connected.size(); from += CHUNK) {
        bring(connected.subList(from, Math.min(from + CHUNK, connected.size())));
      }
      done = number;
    } catch (RuntimeException unread) {
      Problems.heal("Broadcasts could not be brought to all; the sweep tries again", unread);
    }
  }

  private void bring(List<RecipientId> chunk) {
    Appended appended = log.appendBroadcasts(chunk);
    appended.events().forEach(recent::add);
    for (Standing head : appended.heads()) {
      boolean isNews =
          subscribers.of(head.owner()).stream().anyMatch(subscriber -> isBehind(subscriber, head));
      if (isNews) ring.accept(new Ring(head.owner(), head.position()));
    }
  }

  private static boolean isBehind(Subscriber subscriber, Standing head) {
    Standing standing = subscriber.standing();
    return standing == null || standing.position().number() < head.position().number();
  }

  @Override
  public void close() {
    worker.close();
  }
}
