package dev.belfry.adapter.redis;

import dev.belfry.application.port.out.Bus;
import dev.belfry.application.port.out.Vigilance;
import dev.belfry.domain.Audience;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.TransientNotification;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rings this node first and then, through one channel of Redis, every other one.
 *
 * <p>Redis is a convenience, never a condition: a node starts without it, keeps trying, and drops
 * what it could not say meanwhile, because the sweep of the other nodes finds it. A node hears its
 * own rings once more from Redis, which changes nothing: a position it stands on is not news.
 */
final class RedisBus implements Bus, AutoCloseable {

  static final String CHANNEL = "belfry:rings";

  /** Before the name of a node: where it alone hears what it sings. */
  private static final String SONGS = "belfry:canary:";

  /**
   * Rings on their way that Redis has not answered; more are dropped, not kept. Lettuce has a bound
   * too, but writes a stack trace for each command beyond it, and forgets those that took too long.
   */
  static final int UNANSWERED = 10_000;

  private static final Logger LOG = System.getLogger("dev.belfry.redis");

  /** For a connection, and for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Between two attempts to connect. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Bus local;
  private final Envelope envelope;
  private final RedisURI uri;
  private final ClientResources resources;
  private final RedisClient client;
  private final AtomicInteger unanswered = new AtomicInteger();
  private final Outage mute =
      new Outage(
          "No ring reaches other nodes by Redis, their sweep has to find what is new",
          "Rings reach other nodes again");
  private final Outage deaf =
      new Outage(
          "This node hears no ring by Redis, its sweep has to find what is new",
          "This node hears rings again");
  private final String songs = SONGS + UUID.randomUUID();
  private final Canary canary;
  private volatile @Nullable StatefulRedisConnection<String, String> publisher;
  private volatile boolean closed;

  /**
   * Returns at once and connects in the background.
   *
   * @param local the streams of this node
   * @param envelope signs what has a payload
   * @param vigilance is told when rings may be lost
   * @throws IllegalArgumentException if {@code url} is not one of Redis
   */
  RedisBus(Bus local, String url, Envelope envelope, Vigilance vigilance) {
    this.local = local;
    this.envelope = envelope;
    this.uri = parse(url);
    this.resources =
        DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            // Lettuce's own would grow to half a minute
            .reconnectDelay(
                Delay.fullJitter(Duration.ofMillis(50), PAUSE, 50, TimeUnit.MILLISECONDS))
            .build();
    this.client = RedisClient.create(resources, uri);
    this.client.setOptions(options());
    this.canary = new Canary(this::sing, vigilance, Canary.SILENCE);
    this.client.addListener(new Losses());
    attempt(this::speak, mute);
    attempt(this::listen, deaf);
    var _ =
        resources
            .eventExecutorGroup()
            .scheduleAtFixedRate(
                canary::tick, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Lettuce comes back by itself; what was said meanwhile does not. */
  private final class Losses implements RedisConnectionStateListener {
    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
      if (!closed) canary.lost();
    }
  }

  private void sing(long number) {
    say(songs, Long.toString(number));
  }

  /** What Lettuce says of a bad one quotes it, with its password. */
  private static RedisURI parse(String url) {
    try {
      RedisURI uri = RedisURI.create(url);
      uri.setTimeout(PATIENCE);
      uri.setClientName("belfry");
      return uri;
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(
          "spring.data.redis.url must look like redis://user:password@host:6379, or rediss:// for"
              + " TLS");
    }
  }

  private static ClientOptions options() {
    return ClientOptions.builder()
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        .requestQueueSize(2 * UNANSWERED) // never reached
        .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
        .socketOptions(
            SocketOptions.builder()
                .connectTimeout(PATIENCE)
                // a subscriber never writes, so nothing else would tell it that Redis has vanished
                .keepAlive(
                    KeepAliveOptions.builder()
                        .enable()
                        .idle(Duration.ofSeconds(5))
                        .interval(Duration.ofSeconds(2))
                        .count(3)
                        .build())
                .build())
        .build();
  }

  @Override
  public void tell(RecordedEvent event) {
    local.tell(event);
    say(RingMessage.write(new Ring(event.owner(), event.position())));
  }

  @Override
  public void ring(Ring ring) {
    local.ring(ring);
    say(RingMessage.write(ring));
  }

  @Override
  public void pass(Audience to, TransientNotification notification) {
    local.pass(to, notification);
    say(envelope.seal(new TransientMessage(to, notification).write()));
  }

  @Override
  public void ringEverybody(long number) {
    local.ringEverybody(number);
    say(RingMessage.writeForEverybody(number));
  }

  private void say(String message) {
    say(CHANNEL, message);
  }

  private void say(String channel, String message) {
    StatefulRedisConnection<String, String> connection = publisher;
    if (connection == null || !mayPublish()) return;
    try {
      connection.async().publish(channel, message).whenComplete(this::answered);
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

  private CompletionStage<?> speak() {
    return client
        .connectAsync(StringCodec.UTF8, uri)
        .thenAccept(connection -> publisher = connection);
  }

  private CompletionStage<?> listen() {
    return client.connectPubSubAsync(StringCodec.UTF8, uri).thenCompose(this::subscribe);
  }

  /** A connection that could not subscribe would stay deaf for ever. */
  private CompletionStage<?> subscribe(StatefulRedisPubSubConnection<String, String> connection) {
    connection.addListener(
        new RedisPubSubAdapter<>() {
          @Override
          public void message(String channel, String message) {
            if (channel.equals(songs)) canary.heard(Long.parseLong(message));
            else hear(message);
          }
        });
    return connection
        .async()
        .subscribe(CHANNEL, songs)
        .whenComplete((_, failure) -> {
          if (failure != null) {
            var _ = connection.closeAsync();
          }
        });
  }

  private void hear(String message) {
    try {
      RingMessage.read(message).ifPresent(local::ring);
      RingMessage.readForEverybody(message).ifPresent(local::ringEverybody);
      envelope
          .open(message)
          .flatMap(TransientMessage::read)
          .ifPresent(passed -> local.pass(passed.to(), passed.notification()));
    } catch (RuntimeException e) {
      // the next message must find this listener alive; the sweep brings what this one announced
      LOG.log(Level.WARNING, "A ring from another node was lost", e);
    }
  }

  /** Again and again until it works once; from then on Lettuce itself comes back. */
  private void attempt(Supplier<CompletionStage<?>> connecting, Outage outage) {
    if (closed) return;
    try {
      connecting
          .get()
          .whenComplete((_, failure) -> {
            if (failure == null) outage.end();
            else attemptLater(connecting, outage, failure);
          });
    } catch (RuntimeException e) {
      attemptLater(connecting, outage, e);
    }
  }

  private void attemptLater(
      Supplier<CompletionStage<?>> connecting, Outage outage, Throwable failure) {
    if (closed) return;
    outage.begin(failure);
    var _ =
        resources
            .eventExecutorGroup()
            .schedule(() -> attempt(connecting, outage), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    closed = true;
    client.shutdown(Duration.ZERO, PATIENCE);
    resources.shutdown(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
  }
}
