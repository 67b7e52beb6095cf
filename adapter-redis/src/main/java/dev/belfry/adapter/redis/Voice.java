package dev.belfry.adapter.redis;

import io.lettuce.core.api.async.BaseRedisAsyncCommands;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Publishes, and never waits: what Redis does not take is dropped. */
final class Voice {

  /**
   * Messages on their way that Redis has not answered; more are dropped, not kept. Lettuce has a
   * bound too, but writes a stack trace for each command beyond it, and forgets those that took too
   * long.
   */
  static final int UNANSWERED = 10_000;

  private final BaseRedisAsyncCommands<String, String> redis;
  private final AtomicInteger unanswered = new AtomicInteger();
  private final Outage mute =
      new Outage(
          "No ring reaches other nodes by Redis, their sweep has to find what is new",
          "Rings reach other nodes again");
  private volatile boolean closed;

  Voice(BaseRedisAsyncCommands<String, String> redis) {
    this.redis = redis;
  }

  void say(String channel, String message) {
    if (closed || !mayPublish()) return;
    try {
      redis.spublish(channel, message).whenComplete(this::answered);
    } catch (RuntimeException e) {
      answered(null, e);
    }
  }

  /** One at a time tries a Redis that did not answer, until it does. */
  private boolean mayPublish() {
    if (unanswered.incrementAndGet() <= (mute.lasts() ? 1 : UNANSWERED)) return true;
    unanswered.decrementAndGet();
    return false;
  }

  private void answered(@Nullable Long receivers, @Nullable Throwable failure) {
    unanswered.decrementAndGet();
    if (failure == null) mute.end();
    else if (!closed) mute.begin(failure);
  }

  void close() {
    closed = true;
  }
}
