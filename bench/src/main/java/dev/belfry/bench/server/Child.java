package dev.belfry.bench.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A server as a process with a directory of its own. It does not outlive the bench, also when that
 * is killed: a small shell waits for the end of a pipe and then ends it.
 */
final class Child {

  private static final String LEASH =
      "trap '' INT TERM HUP; while read -r _; do :; done; kill -TERM \"$1\"";

  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration STOP = Duration.ofSeconds(40);

  private final String name;
  private final Path directory;
  private final Process process;

  private Child(String name, Path directory, Process process) {
    this.name = name;
    this.directory = directory;
    this.process = process;
  }

  static Child start(
      String name, Path directory, List<String> command, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log(directory).toFile());
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      leash(process);
      return new Child(name, directory, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void leash(Process process) throws IOException {
    Process shell =
        new ProcessBuilder("sh", "-c", LEASH, "bench-leash", Long.toString(process.pid()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var _ = process.onExit().thenRun(shell::destroyForcibly);
  }

  Child awaitReady(BooleanSupplier ready) {
    long end = System.nanoTime() + START.toNanos();
    while (!ready.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        end();
        throw new IllegalStateException(name + " does not start:\n" + tail());
      }
      pause();
    }
    return this;
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** What it has written goes, too: a database is some 50 MB, and there are many rounds. */
  Server.Ended stop() {
    Server.Ended ended = end();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException stillWritten) {
      // it stays until the next mvn clean
    }
    return ended;
  }

  private Server.Ended end() {
    long start = System.nanoTime();
    process.destroy();
    int code = -1;
    try {
      if (process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) code = process.exitValue();
      else process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Server.Ended(Duration.ofNanos(System.nanoTime() - start), code);
  }

  private static Path log(Path directory) {
    return directory.resolve("log");
  }

  private String tail() {
    try {
      List<String> lines = Files.readAllLines(log(directory));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException unreadable) {
      return "(no log)";
    }
  }
}
