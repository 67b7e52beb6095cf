package dev.belfry.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LongSummaryStatistics;
import java.util.stream.Stream;

/** What waits in the sockets of a server, as Linux lists them in /proc/net/tcp and tcp6. */
public final class Sockets {

  private Sockets() {}

  /**
   * Of all connections that a port has accepted, those whose clients have not taken everything: how
   * many there are, and how many bytes wait in each.
   */
  public static LongSummaryStatistics waiting(int port) {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(Sockets::lines)
        .map(line -> line.strip().split(" +", -1))
        .filter(fields -> fields[1].endsWith(":%04X".formatted(port)))
        .mapToLong(fields -> Long.parseLong(fields[4].substring(0, 8), 16))
        .filter(bytes -> bytes > 0)
        .summaryStatistics();
  }

  /** Without the heading; none where there is no such file. */
  private static Stream<String> lines(String file) {
    Path path = Path.of(file);
    if (!Files.exists(path)) return Stream.of();
    try {
      return Files.readAllLines(path).stream().skip(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
