package dev.belfry.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A few processes, as Linux accounts for them in /proc.
 *
 * @param families whether all that descend from them count, too
 */
public record Processes(List<ProcessHandle> roots, boolean families) {

  /** USER_HZ, which is 100 on every Linux that Java runs on. */
  private static final double TICKS = 100;

  public static Processes none() {
    return new Processes(List.of(), false);
  }

  public static Processes self() {
    return alone(ProcessHandle.current());
  }

  public static Processes alone(ProcessHandle process) {
    return new Processes(List.of(process), false);
  }

  public static Processes family(ProcessHandle root) {
    return new Processes(List.of(root), true);
  }

  /** User and system time since each has started. */
  public double cpuSeconds() {
    return sum(all(), Processes::cpuSeconds);
  }

  /** Pages shared with others count in parts, so that nothing is counted twice. */
  public double pssKiB() {
    return sum(all(), Processes::pssKiB);
  }

  /** They do nothing at all until {@link #goOn}. */
  public void halt() {
    signal("STOP");
  }

  public void goOn() {
    signal("CONT");
  }

  /** By the shell's own kill: a bare machine has no such program. */
  private void signal(String name) {
    for (ProcessHandle root : roots) {
      try {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + root.pid()).start().waitFor();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  public long pid() {
    return roots.getFirst().pid();
  }

  private Stream<ProcessHandle> all() {
    if (!families) return roots.stream();
    return roots.stream().flatMap(it -> Stream.concat(Stream.of(it), it.descendants()));
  }

  private static double sum(Stream<ProcessHandle> all, ToDoubleFunction<ProcessHandle> of) {
    return all.mapToDouble(of).sum();
  }

  /** The name, in brackets, may hold blanks; utime and stime are the 12th and 13th after it. */
  private static double cpuSeconds(ProcessHandle process) {
    String stat = read("/proc/" + process.pid() + "/stat");
    if (stat.isEmpty()) return 0;
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  private static double pssKiB(ProcessHandle process) {
    return read("/proc/" + process.pid() + "/smaps_rollup")
        .lines()
        .filter(it -> it.startsWith("Pss:"))
        .mapToDouble(it -> Double.parseDouble(it.replaceAll("\\D", "")))
        .sum();
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (NoSuchFileException ended) {
      return "";
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("No such process")) return "";
      throw new UncheckedIOException(e);
    }
  }
}
