package dev.belfry.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private final List<String> options;
  private Child server;

  private OwnRedis(Path directory, List<String> options) {
    this.directory = directory;
    this.options = options;
    this.server = launch();
  }

  /**
   * @param options besides those that every one has
   */
  static OwnRedis start(String... options) {
    return new OwnRedis(Places.newDirectory("redis"), List.of(options));
  }

  private Child launch() {
    List<String> command =
        new ArrayList<>(
            List.of(
                binary(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no"));
    command.addAll(options);
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
    try {
      return ask("PING").equals("+PONG");
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** Says a command, and returns the first line of the answer, or its text if it has one. */
  String ask(String command) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String first = answer.readLine();
      if (first == null || !first.startsWith("$")) return String.valueOf(first);
      char[] text = new char[Integer.parseInt(first.substring(1))];
      int read = answer.read(text);
      return new String(text, 0, Math.max(0, read));
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
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
