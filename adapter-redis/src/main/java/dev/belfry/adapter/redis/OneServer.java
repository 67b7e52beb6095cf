package dev.belfry.adapter.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.BaseRedisAsyncCommands;

/** One Redis, which carries everything. */
record OneServer(RedisURI uri, StatefulRedisConnection<String, String> connection)
    implements Server {

  @Override
  public BaseRedisAsyncCommands<String, String> voice() {
    return connection.async();
  }

  @Override
  public int parts() {
    return 1;
  }

  @Override
  public RedisURI home(int part) {
    return uri;
  }

  @Override
  public void close() {
    connection.close();
  }
}
