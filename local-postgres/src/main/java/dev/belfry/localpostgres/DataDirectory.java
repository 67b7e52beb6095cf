package dev.belfry.localpostgres;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Where the rows are kept, held by one living JVM at a time. Whoever holds it may be sure that no
 * server of a JVM that was killed still writes there.
 *
 * @param base what the user named
 * @param cluster what belongs to PostgreSQL; a new major version needs a new one
 */
record DataDirectory(Path base, Path cluster, FileChannel lock) implements Closeable {

  private static final String VERSION = "pg18";
  private static final int STOP_SECONDS = 20;

  static DataDirectory hold(Path base) throws IOException {
    Path real = Files.createDirectories(base.toAbsolutePath()).toRealPath();
    FileChannel lock = lock(real);
    try {
      DataDirectory held = new DataDirectory(real, real.resolve(VERSION), lock);
      held.stopServer();
      if (!Files.exists(held.ready())) deleteTree(held.cluster); // a killed initdb left half of it
      return held;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static FileChannel lock(Path base) throws IOException {
    FileChannel file =
        FileChannel.open(base.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (file.tryLock() != null) return file;
    } catch (OverlappingFileLockException e) {
      // this very JVM holds it: the same answer
    }
    file.close();
    throw new PostgresCannotStartException(
        "The embedded PostgreSQL cannot start: another process uses the data directory "
            + base
            + ".",
        "Stop that process, or set belfry.local.data to another directory; a second node on this"
            + " machine runs without the profile 'local' and with a spring.datasource.url.");
  }

  /** From now on the cluster is worth keeping. */
  void markReady() throws IOException {
    Files.writeString(ready(), "");
  }

  private Path ready() {
    return base.resolve(VERSION + ".ready");
  }

  /** Stops a server that a killed JVM left behind. The lock is ours, so nobody else uses it. */
  void stopServer() throws IOException {
    Optional<ProcessHandle> left = serverPid(cluster).flatMap(ProcessHandle::of);
    if (left.isEmpty()) return;
    Optional<String[]> arguments = left.get().info().arguments();
    if (arguments.isEmpty()) return; // cannot be told; PostgreSQL itself looks once more
    if (List.of(arguments.get()).contains(cluster.toString())) stop(left.get());
    // the number belongs to another process now, and PostgreSQL would wait for that one's end
    else Files.deleteIfExists(cluster.resolve("postmaster.pid"));
  }

  private static void stop(ProcessHandle server) throws IOException {
    try {
      interrupt(server);
      server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while a left-over PostgreSQL was stopping", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("The left-over PostgreSQL does not stop: process " + server.pid(), e);
    }
  }

  /** SIGINT ends PostgreSQL at once; the SIGTERM of Java would wait until its last client left. */
  private static void interrupt(ProcessHandle server) throws IOException, InterruptedException {
    if (File.separatorChar == '/') {
      // the shell's own kill: a bare machine has no such program
      new ProcessBuilder("sh", "-c", "kill -INT " + server.pid()).start().waitFor();
    } else {
      server.destroy();
    }
  }

  /** The process that says it serves {@code cluster}. */
  static Optional<Long> serverPid(Path cluster) throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) return Optional.empty();
    List<String> lines = Files.readAllLines(file);
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(Long.parseLong(lines.getFirst().trim()));
  }

  private static void deleteTree(Path directory) throws IOException {
    if (!Files.exists(directory)) return;
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(DataDirectory::delete);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
