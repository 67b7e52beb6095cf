package dev.belfry.testsupport;

import com.redis.testcontainers.RedisContainer;

/**
 * One real Redis for each test JVM: the one that {@code TEST_REDIS_URL} names, else a container
 * where there is a Docker engine, else the embedded one.
 *
 * @param url {@code redis://host:port}
 */
public record TestRedis(String url) {

  private static final class Holder {
    static final TestRedis INSTANCE = start();
  }

  public static TestRedis get() {
    return Holder.INSTANCE;
  }

  /** Another one, for a test that stops it. The caller closes it. */
  public static OwnRedis own() {
    return OwnRedis.start();
  }

  /** A cluster of them. The caller closes it. */
  public static OwnRedisCluster ownCluster() {
    return new OwnRedisCluster();
  }

  private static TestRedis start() {
    String url = Environment.get("TEST_REDIS_URL", "");
    if (!url.isEmpty()) return told("external", url);
    return Docker.available() ? container() : told("embedded", own().url());
  }

  @SuppressWarnings("resource") // Testcontainers stops it with this JVM
  private static TestRedis container() {
    RedisContainer container = new RedisContainer("redis:8-alpine");
    container.start();
    return told("testcontainers", container.getRedisURI());
  }

  private static TestRedis told(String kind, String url) {
    System.out.println("Tests use Redis: " + kind + ", " + url);
    return new TestRedis(url);
  }
}
