package dev.belfry.application.hub;

import dev.belfry.application.port.out.Appended;
import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.domain.RecipientId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Brings broadcasts to everybody who is connected to this node: into their logs in chunks, and then
 * to their streams. It tells a stream also what another node has appended, so copies ring nobody.
 */
final class BroadcastFanOut implements AutoCloseable {

  private static final int CHUNK = 1_000;

  private final InboxLog log;
  private final Subscribers subscribers;
  private final Recent recent;
  private final Consumer<List<Subscriber>> run;
  private final Workers rounds = new Workers("belfry-broadcast-", 1);

  /** One writes to the database while the other hands on what it has written. */
  private final Workers copying = new Workers("belfry-copying-", 2);

  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile long done = -1;

  /**
   * Needs to know where to keep what was appended.
   *
   * @param run has these streams write what is due
   */
  BroadcastFanOut(
      InboxLog log, Subscribers subscribers, Recent recent, Consumer<List<Subscriber>> run) {
    this.log = log;
    this.subscribers = subscribers;
    this.recent = recent;
    this.run = run;
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
    if (asked.compareAndSet(false, true)) rounds.execute(() -> round(number));
  }

  private void round(long number) {
    asked.set(false); // whoever asks from here on may be too late for this round
    try {
      List<RecipientId> connected = subscribers.recipients();
      List<CompletableFuture<Void>> chunks = new ArrayList<>();
      for (int from = 0; from < connected.size(); from += CHUNK) {
        List<RecipientId> chunk = connected.subList(from, Math.min(from + CHUNK, connected.size()));
        chunks.add(CompletableFuture.runAsync(() -> bring(chunk), copying));
      }
      CompletableFuture.allOf(chunks.toArray(CompletableFuture[]::new)).join();
      done = number;
    } catch (RuntimeException unread) {
      Problems.heal("Broadcasts could not be brought to all; the sweep tries again", unread);
    }
  }

  private void bring(List<RecipientId> chunk) {
    Appended appended = log.appendBroadcasts(chunk);
    appended.events().forEach(recent::add);
    List<Subscriber> behind = new ArrayList<>();
    for (Standing head : appended.heads()) {
      for (Subscriber subscriber : subscribers.of(head.owner())) {
        if (isBehind(subscriber, head)) behind.add(told(subscriber, head));
      }
    }
    run.accept(behind);
  }

  private Subscriber told(Subscriber subscriber, Standing head) {
    if (!recent.holds(head.owner(), head.position())) recent.forget(head.owner());
    subscriber.hear(head.position());
    return subscriber;
  }

  private static boolean isBehind(Subscriber subscriber, Standing head) {
    Standing standing = subscriber.standing();
    return standing == null || standing.position().number() < head.position().number();
  }

  @Override
  public void close() {
    rounds.close();
    copying.close();
  }
}
