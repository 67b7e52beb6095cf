package dev.belfry.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A server as a process of its own, with its output in a file. It does not outlive this JVM, also
 * when that is killed: a small shell waits for the end of a pipe from this JVM and kills it.
 */
final class Child {

  private static final String LEASH =
      "trap '' INT TERM HUP; while read -r _; do :; done; kill -KILL \"$1\"";

  private final String name;
  private final Path log;
  private final Process process;

  private Child(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /** Appends to {@code log}, which a restart goes on with. */
  static Child start(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path directory,
      Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      leash(process);
      return new Child(name, log, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ends with the process, too, so that it never kills another one that has inherited the number.
   */
  private static void leash(Process process) throws IOException {
    if (File.separatorChar != '/') return;
    Process shell =
        new ProcessBuilder("sh", "-c", LEASH, "belfry-leash", Long.toString(process.pid()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var _ = process.onExit().thenRun(shell::destroyForcibly);
  }

  /** Fails with the end of its log where it ends first, or takes too long. */
  void awaitReady(BooleanSupplier ready) {
    long end = System.nanoTime() + Deadline.GENEROUS.toNanos();
    while (!ready.getAsBoolean()) {
      if (!isAlive()) throw new AssertionError(name + " has ended\n" + tail());
      if (System.nanoTime() > end) {
        throw new AssertionError(name + " is not ready in " + Deadline.GENEROUS + "\n" + tail());
      }
      try {
        Thread.sleep(Deadline.LOOK);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
    awaitEnd(Deadline.GENEROUS);
  }

  /** SIGTERM. */
  int stop() {
    process.destroy();
    return awaitEnd(Deadline.GENEROUS);
  }

  /** As {@code kill -signal} does, that of the shell: a bare machine has no such program. */
  void signal(String signal) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid()).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Its exit code. */
  int awaitEnd(Duration limit) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) return process.exitValue();
      throw new AssertionError(name + " did not end within " + limit + "\n" + tail());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  String log() {
    try {
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end of its log, to be shown when it lets a test down. */
  String tail() {
    List<String> lines = log().lines().toList();
    int from = Math.max(0, lines.size() - 60);
    return "--- the end of the log of "
        + name
        + " ---\n"
        + String.join("\n", lines.subList(from, lines.size()));
  }

  static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while waiting for a process", e);
  }
}
