package dev.belfry.adapter.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.async.BaseRedisAsyncCommands;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;

/** A Redis Cluster, each of whose masters carries some parts. */
record Cluster(RedisClusterClient client, StatefulRedisClusterConnection<String, String> connection)
    implements Server {

  @Override
  public BaseRedisAsyncCommands<String, String> voice() {
    return connection.async();
  }

  @Override
  public int parts() {
    return Channels.PARTS;
  }

  /** Of the name, only what stands in braces counts. */
  @Override
  public RedisURI home(int part) {
    int slot = SlotHash.getSlot("{" + Integer.toHexString(part) + "}");
    RedisClusterNode master = client.getPartitions().getMasterBySlot(slot);
    if (master == null) throw new RedisException("No node of the cluster serves slot " + slot);
    return master.getUri();
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
