package dev.belfry.localpostgres;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A small shell that stops the server when this JVM is gone, however it went. Its standard input is
 * a pipe from this JVM, and the end of that is the sign. Where there is no POSIX shell there is no
 * watchdog; the next start then stops what was left behind.
 */
final class Watchdog {

  /** Asked to stop only while it still is the server of that directory: process ids come back. */
  private static final String STOP =
      """
      trap '' INT TERM HUP
      while read -r _; do :; done
      read -r running <"$2/postmaster.pid" && [ "$running" = "$1" ] && kill -INT "$1"
      """;

  /** Nobody will miss the data. The wait is limited, because a dead child may never be reaped. */
  private static final String REMOVE =
      """
      trap '' INT TERM HUP
      while read -r _; do :; done
      read -r running <"$2/postmaster.pid" && [ "$running" = "$1" ] && kill -QUIT "$1"
      left=50
      while kill -0 "$1" && [ "$left" -gt 0 ]; do left=$((left - 1)); sleep 0.1; done
      rm -rf "$2"
      """;

  private final ProcessBuilder builder;

  private Watchdog(String script, long server, Path directory) {
    this.builder =
        new ProcessBuilder(
            "sh", "-c", script, "belfry-watchdog", Long.toString(server), directory.toString());
  }

  static Closeable stops(long server, Path directory) throws IOException {
    return new Watchdog(STOP, server, directory).start();
  }

  static Closeable removes(long server, Path directory) throws IOException {
    return new Watchdog(REMOVE, server, directory).start();
  }

  /** Closing it is the sign too; a server that has stopped by then is left in peace. */
  private Closeable start() throws IOException {
    if (File.separatorChar != '/') return () -> {};
    Process shell =
        builder
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return shell.getOutputStream();
  }
}
