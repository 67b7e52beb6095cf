package dev.belfry.adapter.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.api.async.BaseRedisAsyncCommands;

/** The Redis that was named: one server or a cluster. */
interface Server {

  /** To publish by. */
  BaseRedisAsyncCommands<String, String> voice();

  /** Into how many parts channels are divided. */
  int parts();

  /** Where the channels of a part are to be listened to, as far as is known now. */
  RedisURI home(int part);

  void close();
}
