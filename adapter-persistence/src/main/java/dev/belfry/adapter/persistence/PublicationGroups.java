package dev.belfry.adapter.persistence;

import dev.belfry.adapter.persistence.PublicationGroup.Post;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InboxException.LogUnavailable;
import dev.belfry.domain.Notification;
import dev.belfry.domain.RecordedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Lets posts that come while others are being written share the next transaction, and so its wait
 * for the disk. A group waits for nobody: what it leaves out is for its caller to post alone, and
 * when it fails that is so of all of it. So no post holds up another; and a connection to the
 * database that hangs holds up those that are on it.
 */
final class PublicationGroups implements AutoCloseable {

  private static final int MOST = 100;

  /** Of whom one writes, and the others go on where it hangs. */
  static final int WORKERS = 4;

  /** Most groups are written within a few milliseconds. */
  private static final Duration HANGS = Duration.ofMillis(100);

  private final Transactions transactions;
  private final PublicationGroup group;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final ReentrantLock next = new ReentrantLock();
  private final Turn writing = new Turn(HANGS);
  private final AtomicLong written = new AtomicLong();
  private final List<Thread> workers;

  PublicationGroups(Transactions transactions, PublicationGroup group) {
    this.transactions = transactions;
    this.group = group;
    var thread = Thread.ofPlatform().daemon().name("belfry-publication-groups-", 1);
    this.workers = IntStream.range(0, WORKERS).mapToObj(_ -> thread.start(this::work)).toList();
  }

  /**
   * Posts it together with others.
   *
   * @return what was recorded; empty if nothing was, and it has to be posted alone
   * @throws LogUnavailable as the log does
   */
  Optional<RecordedEvent> publish(Post post) {
    Waiting waiting = new Waiting(post, new CompletableFuture<>());
    queue.add(waiting);
    try {
      return waiting.recorded().join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof LogUnavailable unavailable) throw unavailable;
      throw failed;
    }
  }

  private void work() {
    try {
      while (true) {
        List<Waiting> waiting = gather();
        try {
          publish(waiting);
        } finally {
          writing.giveBack();
        }
      }
    } catch (InterruptedException closed) { // close() ends the thread so
      failWithAllOthers(new ArrayList<>(), new LogUnavailable(closed));
    }
  }

  /** All who have come, when it is this worker's turn to write. */
  private List<Waiting> gather() throws InterruptedException {
    next.lockInterruptibly();
    List<Waiting> waiting = new ArrayList<>();
    try {
      waiting.add(queue.take());
      writing.take();
      queue.drainTo(waiting, MOST - 1);
      return waiting;
    } catch (InterruptedException closed) {
      queue.addAll(waiting);
      throw closed;
    } finally {
      next.unlock();
    }
  }

  private void publish(List<Waiting> waiting) {
    Map<Notification, RecordedEvent> recorded;
    long before = written.get();
    try {
      recorded = write(waiting.stream().map(Waiting::post).toList());
    } catch (LogUnavailable unknown) { // perhaps it was written: once more would be twice
      if (written.get() == before) failWithAllOthers(waiting, unknown);
      else fail(waiting, unknown); // others have a connection that does not hang
      return;
    } catch (RuntimeException | Error refused) { // one of them is at fault; alone it says why
      recorded = Map.of();
    }
    written.incrementAndGet();
    for (Waiting it : waiting) {
      it.recorded().complete(Optional.ofNullable(recorded.get(it.post().notification())));
    }
  }

  /** Those in the queue would wait as long, and in vain. */
  private void failWithAllOthers(List<Waiting> waiting, LogUnavailable why) {
    queue.drainTo(waiting);
    fail(waiting, why);
  }

  private static void fail(List<Waiting> waiting, LogUnavailable why) {
    waiting.forEach(it -> it.recorded().completeExceptionally(why));
  }

  private Map<Notification, RecordedEvent> write(List<Post> posts) {
    return transactions.writeTogether(() -> {
      transactions.glance(); // for a key that is being used elsewhere
      Map<Notification, RecordedEvent> recorded = new HashMap<>();
      for (List<Post> some : apart(posts)) recorded.putAll(group.store(some));
      return recorded;
    });
  }

  /** A recipient's second post, or a key's, goes into a second statement. */
  private static List<List<Post>> apart(List<Post> posts) {
    List<List<Post>> parts = new ArrayList<>();
    List<Post> rest = posts;
    while (!rest.isEmpty()) {
      Set<Object> names = new HashSet<>();
      Map<Boolean, List<Post>> split = new HashMap<>();
      for (Post post : rest) {
        boolean first = !names.contains(post.to()) && !names.contains(nameOfKey(post));
        names.add(post.to());
        names.add(nameOfKey(post));
        split.computeIfAbsent(first, _ -> new ArrayList<>()).add(post);
      }
      parts.add(split.getOrDefault(true, List.of()));
      rest = split.getOrDefault(false, List.of());
    }
    return parts;
  }

  /** Its own where it has none. */
  private static Object nameOfKey(Post post) {
    IdempotencyKey key = post.key();
    return key == null ? post.notification().id() : List.of(key.sender(), key.value());
  }

  @Override
  public void close() {
    workers.forEach(Thread::interrupt);
  }

  /** Somebody who waits for an answer. */
  private record Waiting(Post post, CompletableFuture<Optional<RecordedEvent>> recorded) {}
}
