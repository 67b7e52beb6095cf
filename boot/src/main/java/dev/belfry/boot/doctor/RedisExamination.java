package dev.belfry.boot.doctor;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.function.Consumer;

/** Whether Redis is there. Belfry delivers without it, only later. */
final class RedisExamination {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

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
      long begin = System.nanoTime();
      connection.sync().ping();
      long millis = (System.nanoTime() - begin) / 1_000_000;
      tell.accept(Finding.good("Redis", "answers in " + millis + " ms"));
    } catch (RedisException unreachable) {
      tell.accept(
          Finding.bad(
              "Redis",
              "does not answer ("
                  + unreachable.getMessage()
                  + "). Nodes hear of each other's posts only by their sweep meanwhile: "
                  + "later, and nothing is lost."));
    }
  }
}
