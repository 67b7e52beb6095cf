package dev.belfry.chaos.edge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * nginx, as the machine has it, with a shipped configuration. Only what must differ here is
 * changed: names of nodes, ports, and where files are.
 */
public final class Nginx implements AutoCloseable {

  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/sbin/nginx"), Path.of("/usr/bin/nginx"), Path.of("/usr/local/bin/nginx"));
  private static final int SECONDS = 20;

  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** The program; empty where there is none. */
  public static Optional<Path> program() {
    return PLACES.stream().filter(Files::isExecutable).findFirst();
  }

  /**
   * Returns when it listens.
   *
   * @param shipped the folder {@code deploy/nginx}
   * @param main which of its files
   * @param port where it listens
   * @param nodes the ports of the nodes that it calls {@code node-1}, {@code node-2} …
   * @param directory for its files, and for those of TLS if it has any
   */
  public static Nginx start(
      Path shipped, String main, int port, List<Integer> nodes, Path directory)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    try (Stream<Path> files = Files.list(shipped)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".conf")).toList()) {
        String text = here(Files.readString(file), port, nodes, directory);
        Files.writeString(directory.resolve(file.getFileName()), text);
      }
    }
    String whole = Files.readString(directory.resolve(main));
    if (!whole.contains("events {")) {
      whole = "events { worker_connections 4096; }\nhttp {\ninclude " + main + ";\n}\n";
    }
    whole = "daemon off;\nerror_log stderr;\n" + whole;
    if (!whole.contains("pid ")) whole = "pid " + directory.resolve("nginx.pid") + ";\n" + whole;
    Files.writeString(directory.resolve("nginx.conf"), whole);
    return new Nginx(launch(directory), port).awaited(directory);
  }

  private static String here(String text, int port, List<Integer> nodes, Path directory) {
    String here =
        text.replaceAll("listen (443|80|8080)\\b", "listen 127.0.0.1:" + port)
            .replace("/etc/nginx/", directory + "/")
            .replace("/var/log/nginx/", directory + "/")
            .replace("/tmp/nginx.pid", directory.resolve("nginx.pid").toString())
            .replaceAll("worker_rlimit_nofile .*;", "");
    for (int i = 0; i < nodes.size(); i++) {
      here = here.replace("node-" + (i + 1) + ":8080", "127.0.0.1:" + nodes.get(i));
    }
    return here;
  }

  private static Process launch(Path directory) throws IOException {
    String nginx =
        program().orElseThrow(() -> new IllegalStateException("nginx is not installed")).toString();
    List<String> command =
        new ArrayList<>(
            List.of(
                nginx,
                "-p",
                directory.toString(),
                "-c",
                directory.resolve("nginx.conf").toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("nginx.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return process;
  }

  private Nginx awaited(Path directory) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!listens()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new IllegalStateException(
            "nginx does not start: " + Files.readString(directory.resolve("nginx.log")));
      }
      Thread.sleep(20);
    }
    return this;
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
