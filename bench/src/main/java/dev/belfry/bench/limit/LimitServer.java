package dev.belfry.bench.limit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * What a server in Java cannot do without: it reads a request, and writes frames as long as
 * Belfry's to sockets. No tokens, no log, no framework, no TLS. Whoever is slower than this server
 * pays for what it does besides.
 */
public final class LimitServer {

  private static final int BACKLOG = 4096;

  private final List<Shard> shards;
  private final Map<String, Connection> listeners = new ConcurrentHashMap<>();

  private LimitServer(int threads) throws IOException {
    Shard[] made = new Shard[threads];
    for (int i = 0; i < threads; i++) made[i] = new Shard(this);
    shards = List.of(made);
    IntStream.range(0, threads)
        .forEach(i -> Thread.ofPlatform().name("limit-" + i).start(shards.get(i)));
  }

  /** Port, and how many threads write. */
  public static void main(String... arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    LimitServer server = new LimitServer(Integer.parseInt(arguments[1]));
    try (ServerSocketChannel door = ServerSocketChannel.open()) {
      door.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
      server.accept(door);
    }
  }

  private void accept(ServerSocketChannel door) throws IOException {
    for (int next = 0; ; next = (next + 1) % shards.size()) {
      SocketChannel channel = door.accept();
      channel.configureBlocking(false);
      channel.socket().setTcpNoDelay(true);
      shards.get(next).adopt(channel);
    }
  }

  void listen(String recipient, Connection connection) {
    listeners.put(recipient, connection);
  }

  void toOne(String recipient, byte[] frame) {
    Connection connection = listeners.get(recipient);
    if (connection != null) connection.shard().toOne(connection, frame);
  }

  void toAll(byte[] frame) {
    shards.forEach(shard -> shard.toAll(frame));
  }

  void gone(String recipient, Connection connection) {
    listeners.remove(recipient, connection);
  }
}
