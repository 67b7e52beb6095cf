package dev.belfry.adapter.web.publish;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The connector for senders.
 *
 * @param port where it listens
 * @param threads how many posts are worked on at once
 * @param acceptQueue how many connections wait to be accepted
 */
@ConfigurationProperties("belfry.publish")
record PublishSettings(
    int port, @DefaultValue("32") int threads, @DefaultValue("256") int acceptQueue) {

  /** Jetty needs some of a pool for itself. */
  private static final int FEWEST_THREADS = 8;

  PublishSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("belfry.publish.port must be from 0 to 65535");
    }
    if (threads < FEWEST_THREADS) {
      throw new IllegalArgumentException("belfry.publish.threads must be at least 8");
    }
    if (acceptQueue < 1) {
      throw new IllegalArgumentException("belfry.publish.accept-queue must be at least 1");
    }
  }
}
