package dev.belfry.chaos.world;

import dev.belfry.chaos.link.Link;
import dev.belfry.testsupport.BelfryProcess;

/**
 * One Belfry, and its ways.
 *
 * @param process it
 * @param door from clients and back ends to it
 * @param database from it to PostgreSQL
 * @param redis from it to Redis
 */
public record Node(BelfryProcess process, Link door, Link database, Link redis)
    implements AutoCloseable {

  @Override
  public void close() {
    process.close();
    door.close();
    database.close();
    redis.close();
  }
}
