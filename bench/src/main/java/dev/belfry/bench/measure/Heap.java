package dev.belfry.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What lives in the heap of another JVM, after a full collection.
 *
 * @param bytes of all objects
 * @param histogram the classes that take most, as {@code jcmd} prints them
 */
public record Heap(long bytes, String histogram) {

  private static final int SHOWN = 33;

  /** Collects first, so that memory that the heap can do without is given back. */
  public static Heap of(long pid) {
    jcmd(pid, "GC.run");
    String printed = jcmd(pid, "GC.class_histogram");
    List<String> lines = printed.lines().toList();
    String total = lines.getLast().strip();
    return new Heap(
        Long.parseLong(total.split("\\s+", -1)[2]),
        String.join("\n", lines.subList(0, Math.min(SHOWN, lines.size()))));
  }

  private static String jcmd(long pid, String command) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process process =
          new ProcessBuilder(jcmd, Long.toString(pid), command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
