package dev.belfry.adapter.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Connects to Redis, with settings under which nothing ever waits for it long. */
final class Clients {

  /** For a connection, and for an answer. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Between two attempts to connect. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  private final RedisURI uri;
  private final ClientResources resources;
  private final RedisClient speaking;
  private final RedisClient listening;

  /**
   * Connects to nothing yet.
   *
   * @throws IllegalArgumentException if {@code url} is not one of Redis
   */
  Clients(String url) {
    this.uri = parse(url);
    this.resources =
        DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            // Lettuce's own would grow to half a minute
            .reconnectDelay(
                Delay.fullJitter(Duration.ofMillis(50), PAUSE, 50, TimeUnit.MILLISECONDS))
            .build();
    this.speaking = RedisClient.create(resources, uri);
    this.speaking.setOptions(options(ClientOptions.builder()).build());
    this.listening = RedisClient.create(resources, uri);
    // in a cluster Lettuce would come back to the wrong node, and with all channels in one command
    this.listening.setOptions(options(ClientOptions.builder()).autoReconnect(false).build());
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

  private static <B extends ClientOptions.Builder> B options(B builder) {
    builder
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        .requestQueueSize(2 * Voice.UNANSWERED) // never reached
        .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
        .socketOptions(
            SocketOptions.builder()
                .connectTimeout(PATIENCE)
                // who listens never writes, so nothing else would tell them that Redis has vanished
                .keepAlive(
                    KeepAliveOptions.builder()
                        .enable()
                        .idle(Duration.ofSeconds(5))
                        .interval(Duration.ofSeconds(2))
                        .count(3)
                        .build())
                .build());
    return builder;
  }

  ScheduledExecutorService timer() {
    return resources.eventExecutorGroup();
  }

  /** Finds out whether it is one server or a node of a cluster. */
  CompletionStage<Server> find() {
    return speaking
        .connectAsync(StringCodec.UTF8, uri)
        .thenCompose(connection ->
            connection
                .async()
                .info("cluster")
                .thenCompose(info -> server(info, connection))
                .whenComplete((_, failure) -> {
                  if (failure == null) return;
                  var _ = connection.closeAsync();
                }));
  }

  private CompletionStage<Server> server(
      String info, StatefulRedisConnection<String, String> connection) {
    return info.contains("cluster_enabled:1")
        ? connection.closeAsync().thenCompose(_ -> cluster())
        : CompletableFuture.completedFuture(new OneServer(uri, connection));
  }

  private CompletionStage<Server> cluster() {
    RedisClusterClient client = RedisClusterClient.create(resources, uri);
    client.setOptions(
        options(ClusterClientOptions.builder())
            .topologyRefreshOptions(
                ClusterTopologyRefreshOptions.builder()
                    .adaptiveRefreshTriggersTimeout(PATIENCE) // the canary meets each move
                    .enablePeriodicRefresh()
                    .build())
            .build());
    return client
        .refreshPartitionsAsync()
        .thenCompose(_ -> client.connectAsync(StringCodec.UTF8))
        .<Server>thenApply(connection -> new Cluster(client, connection))
        .whenComplete((_, failure) -> {
          if (failure == null) return;
          var _ = client.shutdownAsync();
        });
  }

  CompletionStage<StatefulRedisPubSubConnection<String, String>> listen(RedisURI home) {
    return listening.connectPubSubAsync(StringCodec.UTF8, home);
  }

  /** Ends every connection. */
  void close() {
    listening.shutdown(Duration.ZERO, PATIENCE);
    speaking.shutdown(Duration.ZERO, PATIENCE);
    resources.shutdown(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
  }
}
