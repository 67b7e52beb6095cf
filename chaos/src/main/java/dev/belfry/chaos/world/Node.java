package dev.belfry.chaos.world;

import dev.belfry.chaos.link.Link;
import dev.belfry.chaos.link.RedisMischief;
import dev.belfry.testsupport.BelfryProcess;

/**
 * One Belfry, and its ways.
 *
 * @param process it
 * @param door from clients and back ends to it
 * @param badDoor from a few clients to it, which alone are in trouble
 * @param database from it to PostgreSQL
 * @param redis from it to Redis
 * @param mischief what Redis says to it
 */
public record Node(
    BelfryProcess process,
    Link door,
    Link badDoor,
    Link database,
    Link redis,
    RedisMischief mischief)
    implements AutoCloseable {

  @Override
  public void close() {
    process.close();
    door.close();
    badDoor.close();
    database.close();
    redis.close();
  }
}
