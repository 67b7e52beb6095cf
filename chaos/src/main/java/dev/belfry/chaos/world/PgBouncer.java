package dev.belfry.chaos.world;

import dev.belfry.testsupport.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** PgBouncer in transaction mode, as the machine has it, between nodes and PostgreSQL. */
public final class PgBouncer implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");
  private static final int SECONDS = 20;

  private final Process process;
  private final int port;

  private PgBouncer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** The program; empty where there is none. */
  public static Optional<Path> program() {
    return Files.isExecutable(PROGRAM) ? Optional.of(PROGRAM) : Optional.empty();
  }

  /** Returns when it listens. */
  static PgBouncer start(int postgres, Path directory) {
    int port = Ports.free();
    try {
      Files.createDirectories(directory);
      Path settings = Files.writeString(directory.resolve("pgbouncer.ini"), text(postgres, port));
      List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
      // it does not want to be root
      if (System.getProperty("user.name").equals("root")) command.addAll(List.of("-u", "nobody"));
      command.add(settings.toString());
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("pgbouncer.log").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new PgBouncer(process, port).awaited();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(int postgres, int port) {
    return """
    [databases]
    * = host=127.0.0.1 port=%d user=postgres

    [pgbouncer]
    listen_addr = 127.0.0.1
    listen_port = %d
    unix_socket_dir =
    auth_type = any
    pool_mode = transaction
    default_pool_size = 8
    max_client_conn = 200
    ignore_startup_parameters = extra_float_digits
    """
        .formatted(postgres, port);
  }

  private PgBouncer awaited() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!listens()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new IllegalStateException("PgBouncer does not start; its log says why");
      }
    }
    return this;
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      return false;
    }
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
