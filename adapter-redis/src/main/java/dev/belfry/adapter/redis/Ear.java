package dev.belfry.adapter.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Listens to channels that one server carries, by one connection. Whatever ends that, it finds out
 * where they are carried now, and subscribes to all of them again.
 */
final class Ear {

  /** Channels to a command. */
  private static final int TOGETHER = 500;

  private final Clients clients;
  private final Supplier<RedisURI> home;
  private final String last;
  private final BiConsumer<String, String> hear;
  private final Runnable lost;
  private final Outage deaf;
  private final Set<String> wanted = new HashSet<>();
  private final Set<String> confirmed = new HashSet<>();
  private @Nullable StatefulRedisPubSubConnection<String, String> connection;
  private boolean closed;

  /**
   * @param home where the channels are carried now, as far as is known
   * @param last a channel that is subscribed to after all others: whoever hears by it hears by all
   * @param hear is told of channel and message
   * @param lost is told when messages may have been missed
   */
  Ear(
      Clients clients,
      Supplier<RedisURI> home,
      String last,
      BiConsumer<String, String> hear,
      Runnable lost,
      Outage deaf) {
    this.clients = clients;
    this.home = home;
    this.last = last;
    this.hear = hear;
    this.lost = lost;
    this.deaf = deaf;
  }

  /** Connects in the background, again and again until it works. */
  void open() {
    try {
      clients
          .listen(home.get())
          .whenComplete((opened, failure) -> {
            if (failure == null) take(opened);
            else openLater(failure);
          });
    } catch (RuntimeException e) {
      openLater(e);
    }
  }

  private void openLater(Throwable failure) {
    deaf.begin(failure);
    long most = Clients.PAUSE.toMillis();
    openAfter(most / 2 + ThreadLocalRandom.current().nextLong(most / 2));
  }

  private synchronized void openAfter(long millis) {
    if (closed) return;
    var _ = clients.timer().schedule(this::open, millis, TimeUnit.MILLISECONDS);
  }

  private void take(StatefulRedisPubSubConnection<String, String> opened) {
    opened.addListener(new Messages(opened));
    opened.addListener(
        new RedisConnectionStateListener() {
          @Override
          public void onRedisDisconnected(RedisChannelHandler<?, ?> ended) {
            leave(opened);
          }
        });
    synchronized (this) {
      connection = opened;
      subscribe(opened, wanted);
      subscribe(opened, List.of(last));
    }
  }

  /** From now on. Those that are known already change nothing. */
  synchronized void listen(Collection<String> channels) {
    List<String> added = channels.stream().filter(wanted::add).toList();
    if (connection != null) subscribe(connection, added);
  }

  /** No longer. */
  synchronized void forget(Collection<String> channels) {
    List<String> gone = channels.stream().filter(wanted::remove).toList();
    gone.forEach(confirmed::remove);
    if (connection == null || gone.isEmpty()) return;
    var _ = connection.async().sunsubscribe(gone.toArray(String[]::new));
  }

  synchronized Set<String> channels() {
    return Set.copyOf(wanted);
  }

  private synchronized boolean wants(String channel) {
    return wanted.contains(channel);
  }

  /** Whether what is said there now is heard. */
  synchronized boolean hears(String channel) {
    return confirmed.contains(channel);
  }

  private void subscribe(
      StatefulRedisPubSubConnection<String, String> to, Collection<String> channels) {
    List<String> all = List.copyOf(channels);
    for (int from = 0; from < all.size(); from += TOGETHER) {
      List<String> some = all.subList(from, Math.min(from + TOGETHER, all.size()));
      ask(to, some)
          .whenComplete((_, failure) -> {
            if (failure == null) confirm(to, some);
            else fail(to, failure);
          });
    }
  }

  private static CompletionStage<Void> ask(
      StatefulRedisPubSubConnection<String, String> to, List<String> channels) {
    try {
      return to.async().ssubscribe(channels.toArray(String[]::new));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private synchronized void confirm(
      StatefulRedisPubSubConnection<String, String> by, List<String> channels) {
    if (!by.equals(connection)) return;
    channels.stream().filter(wanted::contains).forEach(confirmed::add);
  }

  private void fail(StatefulRedisPubSubConnection<String, String> by, Throwable failure) {
    synchronized (this) {
      if (by.equals(connection) && !closed) deaf.begin(failure);
    }
    leave(by);
  }

  /** Gives up the connection, if there is one, for another. */
  void renew() {
    StatefulRedisPubSubConnection<String, String> now;
    synchronized (this) {
      now = connection;
    }
    if (now != null) leave(now);
  }

  private void leave(StatefulRedisPubSubConnection<String, String> left) {
    synchronized (this) {
      if (!left.equals(connection) || closed) return;
      connection = null;
      confirmed.clear();
    }
    lost.run();
    var _ = left.closeAsync();
    openAfter(ThreadLocalRandom.current().nextLong(Clients.PAUSE.toMillis() / 4));
  }

  synchronized void close() {
    closed = true;
  }

  private final class Messages extends RedisPubSubAdapter<String, String> {

    private final StatefulRedisPubSubConnection<String, String> by;

    Messages(StatefulRedisPubSubConnection<String, String> by) {
      this.by = by;
    }

    @Override
    public void smessage(String channel, String message) {
      hear.accept(channel, message);
    }

    /** Redis says so by itself when another server of the cluster has taken the channel over. */
    @Override
    public void sunsubscribed(String channel, long count) {
      if (channel.equals(last) || wants(channel)) leave(by);
    }
  }
}
