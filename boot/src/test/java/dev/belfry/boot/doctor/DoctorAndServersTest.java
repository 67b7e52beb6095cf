package dev.belfry.boot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.testsupport.OwnRedis;
import dev.belfry.testsupport.OwnRedisCluster;
import dev.belfry.testsupport.Ports;
import dev.belfry.testsupport.TestRedis;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the doctor says of PostgreSQL and Redis. */
class DoctorAndServersTest {

  private static final String NOBODY = "--url=http://127.0.0.1:" + Ports.free();

  /** As a server that is held still: the system accepts, and nobody answers. */
  @Test
  @Timeout(60)
  void that_a_database_is_silent() throws IOException {
    try (ServerSocket still = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Visit visit =
          Visit.of(
              NOBODY,
              "--spring.datasource.url=jdbc:postgresql://127.0.0.1:"
                  + still.getLocalPort()
                  + "/belfry");

      assertThat(visit.said())
          .contains("WRONG database: gives no answer within 5 s", "-   Redis")
          .doesNotContain("Exception");
      assertThat(visit.code()).isOne();
    }
  }

  @Test
  void that_redis_carries_what_is_said() {
    Visit visit = Visit.of(NOBODY, "--spring.data.redis.url=" + TestRedis.get().url());

    assertThat(visit.said()).contains("ok  Redis: carries");
  }

  @Test
  void that_a_cluster_carries_what_is_said() {
    try (OwnRedisCluster cluster = TestRedis.ownCluster()) {
      Visit visit = Visit.of(NOBODY, "--spring.data.redis.url=" + cluster.url());

      assertThat(visit.said()).contains("ok  Redis: carries");
    }
  }

  @Test
  void that_a_user_of_redis_has_no_channels() {
    try (OwnRedis redis = TestRedis.own()) {
      user(redis, AclSetuserArgs.Builder.on().addPassword("pw").keyPattern("*").allCommands());

      Visit visit = Visit.of(NOBODY, "--spring.data.redis.url=" + as(redis));

      assertThat(visit.said())
          .contains(
              "WRONG Redis", "&belfry:*", "+spublish", "+ssubscribe", "+sunsubscribe", "+info")
          .doesNotContain("ok  Redis");
      assertThat(visit.code()).isOne();
    }
  }

  @Test
  void that_a_user_of_redis_has_what_it_asks_for() {
    try (OwnRedis redis = TestRedis.own()) {
      user(redis, enough());

      Visit visit = Visit.of(NOBODY, "--spring.data.redis.url=" + as(redis));

      assertThat(visit.said()).contains("ok  Redis: carries");
    }
  }

  @Test
  void that_a_user_of_a_cluster_has_what_it_asks_for() {
    try (OwnRedisCluster cluster = TestRedis.ownCluster()) {
      for (int i = 0; i < 3; i++) {
        user(cluster.member(i), enough().addCommand(CommandType.CLUSTER));
      }

      Visit visit = Visit.of(NOBODY, "--spring.data.redis.url=" + as(cluster.member(0)));

      assertThat(visit.said()).contains("ok  Redis: carries");
    }
  }

  private static AclSetuserArgs enough() {
    return AclSetuserArgs.Builder.on()
        .addPassword("pw")
        .channelPattern("belfry:*")
        .addCommand(CommandType.SPUBLISH)
        .addCommand(CommandType.SSUBSCRIBE)
        .addCommand(CommandType.SUNSUBSCRIBE)
        .addCommand(CommandType.INFO);
  }

  @Test
  @Timeout(60)
  void that_redis_is_silent() {
    try (OwnRedis redis = TestRedis.own()) {
      redis.pause();

      Visit visit = Visit.of(NOBODY, "--spring.data.redis.url=" + redis.url());

      assertThat(visit.said()).contains("WRONG Redis: does not answer");
    }
  }

  private static void user(OwnRedis redis, AclSetuserArgs rights) {
    try (RedisClient client = RedisClient.create(redis.url());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      connection.sync().aclSetuser("belfry", rights);
    }
  }

  private static String as(OwnRedis redis) {
    return redis.url().replace("redis://", "redis://belfry:pw@");
  }
}
