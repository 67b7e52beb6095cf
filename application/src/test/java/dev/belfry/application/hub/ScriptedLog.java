package dev.belfry.application.hub;

import dev.belfry.application.port.out.Appended;
import dev.belfry.application.port.out.Broadcast;
import dev.belfry.application.port.out.Changed;
import dev.belfry.application.port.out.InMemoryInboxLog;
import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.Published;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Position;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.Replay;
import dev.belfry.domain.StateChange;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The log in memory, which a test can replace, make unreadable, and watch being read. */
final class ScriptedLog implements InboxLog {

  private volatile InMemoryInboxLog log = new InMemoryInboxLog();
  private volatile @Nullable RuntimeException failure;
  private final AtomicReference<@Nullable Runnable> afterNextRead = new AtomicReference<>();
  private final AtomicInteger replays = new AtomicInteger();
  private final AtomicInteger reads = new AtomicInteger();
  private final Map<RecipientId, RuntimeException> misunderstood = new ConcurrentHashMap<>();

  InMemoryInboxLog current() {
    return log;
  }

  void restore(InMemoryInboxLog other) {
    log = other;
  }

  void failWith(@Nullable RuntimeException failure) {
    this.failure = failure;
  }

  /** Runs when the log was read and whoever asked does not know it yet. */
  void afterNextRead(Runnable hook) {
    afterNextRead.set(hook);
  }

  /** Whoever reads this log, alone or with others, fails so. */
  void misunderstand(RecipientId owner, RuntimeException failure) {
    misunderstood.put(owner, failure);
  }

  /** How many pages were asked for. */
  int replays() {
    return replays.get();
  }

  /** How often pages were asked for, alone or together. */
  int reads() {
    return reads.get();
  }

  @Override
  public Published publish(
      Notification notification, Set<RecipientId> to, @Nullable IdempotencyKey key) {
    return log.publish(notification, to, key);
  }

  @Override
  public Optional<Receipt> answered(IdempotencyKey key) {
    return log.answered(key);
  }

  @Override
  public Broadcast broadcast(Notification notification, @Nullable IdempotencyKey key) {
    return log.broadcast(notification, key);
  }

  @Override
  public Appended appendBroadcasts(Collection<RecipientId> owners) {
    if (failure != null) throw failure;
    return log.appendBroadcasts(owners);
  }

  @Override
  public Changed change(
      RecipientId owner, StateChange change, @Nullable Position standing, Instant at) {
    return log.change(owner, change, standing, at);
  }

  @Override
  public Changed prefer(RecipientId owner, Preferences preferences, Instant at) {
    return log.prefer(owner, preferences, at);
  }

  @Override
  public LogHead contact(RecipientId owner) {
    return read(log.contact(owner));
  }

  @Override
  public List<Replay> replay(List<Standing> standings, int limit) {
    reads.incrementAndGet();
    replays.addAndGet(standings.size());
    for (Standing standing : standings) {
      RuntimeException failure = misunderstood.get(standing.owner());
      if (failure != null) throw failure;
    }
    return read(log.replay(standings, limit));
  }

  private <T> T read(T answer) {
    if (failure != null) throw failure;
    Runnable hook = afterNextRead.getAndSet(null);
    if (hook != null) hook.run();
    return answer;
  }

  @Override
  public List<Standing> moved(Collection<Standing> standings) {
    if (failure != null) throw failure;
    return log.moved(standings);
  }
}
