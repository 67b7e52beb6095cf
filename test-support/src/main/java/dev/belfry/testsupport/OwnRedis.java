package dev.belfry.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import redis.embedded.RedisExecProvider;

/**
 * A Redis that belongs to one test, which may kill it, hold it still and start it again at the same
 * address. It forgets everything when it ends.
 */
public final class OwnRedis implements AutoCloseable {

  private final int port = Ports.free();
  private final Path directory;
  private Child server;

  private OwnRedis(Path directory) {
    this.directory = directory;
    this.server = launch();
  }

  static OwnRedis start() {
    return new OwnRedis(Places.newDirectory("redis"));
  }

  private Child launch() {
    List<String> command =
        List.of(
            binary(),
            "--port",
            Integer.toString(port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no");
    Child child =
        Child.start("Redis", command, Map.of(), directory, directory.resolve("redis.log"));
    child.awaitReady(this::answers);
    return child;
  }

  private static String binary() {
    try {
      return RedisExecProvider.defaultProvider().get().getAbsolutePath();
    } catch (IOException e) {
      throw new IllegalStateException("There is no embedded Redis for this machine", e);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      InputStream answer = socket.getInputStream();
      return new String(answer.readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
    } catch (IOException notYet) {
      return false;
    }
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** Ends it without a word, as a crash does. */
  public void kill() {
    server.kill();
  }

  /** Holds it still: it accepts connections and answers nothing. */
  public void pause() {
    server.signal("STOP");
  }

  /** After {@link #pause}. */
  public void resume() {
    server.signal("CONT");
  }

  /** At the same address and empty; ends it first, if it runs. */
  public void restart() {
    server.kill();
    server = launch();
  }

  @Override
  public void close() {
    server.kill();
  }
}
