package dev.belfry.boot.doctor;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Whether Redis carries what nodes tell each other. Belfry delivers without it, only later. */
final class RedisExamination {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final String CHANNEL = "belfry:{0}:doctor:" + UUID.randomUUID();
  private static final String RIGHTS =
      "Its user needs the channels &belfry:* and the commands +spublish +ssubscribe +sunsubscribe "
          + "+info, in a cluster +cluster, too.";
  private static final String MEANWHILE =
      " Nodes hear of each other's posts only by their sweep meanwhile: later, and nothing is lost.";

  private final Patient patient;
  private final Consumer<Finding> tell;

  RedisExamination(Patient patient, Consumer<Finding> tell) {
    this.patient = patient;
    this.tell = tell;
  }

  void go() {
    String url = patient.redis();
    if (url == null) {
      tell.accept(
          Finding.leftOut("Redis", "give spring.data.redis.url where there is more than one node"));
      return;
    }
    try {
      RedisURI uri = RedisURI.create(url);
      uri.setTimeout(PATIENCE);
      ask(uri);
    } catch (IllegalArgumentException unreadable) {
      tell.accept(
          Finding.bad(
              "Redis", "spring.data.redis.url must look like redis://user:password@host:6379"));
    }
  }

  private void ask(RedisURI uri) {
    try (RedisClient client = RedisClient.create(uri);
        StatefulRedisConnection<String, String> connection = client.connect()) {
      String cluster = connection.sync().info("cluster");
      say(client, cluster.contains("cluster_enabled:1") ? home(uri) : uri);
    } catch (RedisException failure) {
      tell.accept(Finding.bad("Redis", inWords(failure) + MEANWHILE));
    }
  }

  /** The server of a cluster that carries the channel. */
  private static RedisURI home(RedisURI uri) {
    try (RedisClusterClient client = RedisClusterClient.create(uri)) {
      RedisClusterNode master = client.getPartitions().getMasterBySlot(SlotHash.getSlot(CHANNEL));
      if (master == null) throw new RedisException("no server of the cluster has the channel");
      RedisURI home = master.getUri();
      home.setTimeout(PATIENCE);
      return home;
    }
  }

  /** As a node does it, to itself. */
  private void say(RedisClient client, RedisURI home) {
    CountDownLatch heard = new CountDownLatch(1);
    try (StatefulRedisPubSubConnection<String, String> ear = client.connectPubSub(home);
        StatefulRedisConnection<String, String> voice = client.connect(home)) {
      ear.addListener(
          new RedisPubSubAdapter<>() {
            @Override
            public void smessage(String channel, String message) {
              heard.countDown();
            }
          });
      ear.sync().ssubscribe(CHANNEL);
      long begin = System.nanoTime();
      voice.sync().spublish(CHANNEL, "doctor");
      boolean comes = heard.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      long millis = (System.nanoTime() - begin) / 1_000_000;
      ear.sync().sunsubscribe(CHANNEL);
      tell.accept(
          comes
              ? Finding.good("Redis", "carries what is said in " + millis + " ms")
              : Finding.bad("Redis", "took what was said, and it did not come back." + MEANWHILE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String inWords(RedisException failure) {
    for (Throwable it = failure; it != null; it = it.getCause()) {
      String said = String.valueOf(it.getMessage());
      if (said.startsWith("NOPERM")) return "forbids what nodes do there (" + said + "). " + RIGHTS;
      if (said.startsWith("WRONGPASS") || said.startsWith("NOAUTH")) {
        return "does not accept the user and password (" + said + ").";
      }
      if (said.startsWith("ERR unknown command")) {
        return "is too old, Belfry needs 7 or newer (" + said + ").";
      }
    }
    return "does not answer (" + failure.getMessage() + ").";
  }
}
