package dev.belfry.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The jar, laid out as the container image has it: its libraries in files of their own, and an AOT
 * cache, with which a start takes a third of the time and of the work. Made once for each build of
 * the jar, beside it, and used by all test JVMs and modules.
 */
public final class LaidOut {

  private static final String MAIN = "dev.belfry.boot.Belfry";

  private final Path lock;
  private final Path home;
  private final Path jar;
  private final Path cache;

  private LaidOut(Path bootJar) {
    this.lock = bootJar.resolveSibling("laid-out.lock");
    this.home = bootJar.resolveSibling("laid-out");
    this.jar = home.resolve(bootJar.getFileName());
    this.cache = home.resolve("belfry.aot");
  }

  /** Of the jar that the system property {@code belfry.jar} names. */
  public static LaidOut jar() {
    Path bootJar = BelfryProcess.jar();
    LaidOut laidOut = new LaidOut(bootJar);
    laidOut.alone(() -> laidOut.layOut(bootJar));
    return laidOut;
  }

  private void layOut(Path bootJar) throws IOException {
    Path stamp = home.resolve("stamp");
    String build = Files.size(bootJar) + " " + Files.getLastModifiedTime(bootJar);
    if (Files.exists(stamp) && Files.readString(stamp).equals(build)) return;
    delete(home);
    Files.createDirectories(home);
    List<String> extract =
        List.of(
            java(),
            "-Djarmode=tools",
            "-jar",
            bootJar.toString(),
            "extract",
            "--force",
            "--destination",
            home.toString());
    Child tool = Child.start("The jar", extract, Map.of(), home, home.resolve("making.log"));
    if (tool.awaitEnd(Deadline.GENEROUS) != 0) {
      throw new IllegalStateException("The jar cannot be laid out\n" + tool.tail());
    }
    Files.writeString(stamp, build);
  }

  /**
   * Makes the cache, unless it was made before.
   *
   * @param setup with which it can start, for it learns by one
   */
  public LaidOut learn(Supplier<BelfryProcess.Setup> setup) {
    alone(() -> learnOnce(setup));
    return this;
  }

  private void learnOnce(Supplier<BelfryProcess.Setup> setup) throws IOException {
    if (Files.exists(cache)) return;
    Path unfinished = home.resolve("unfinished.aot");
    List<String> options = List.of("-XX:AOTCacheOutput=" + unfinished, "-cp", jar.toString(), MAIN);
    try (BelfryProcess belfry = setup.get().program(options).start()) {
      belfry.stop(); // it writes what it has learnt when it ends
      if (!Files.exists(unfinished)) {
        throw new IllegalStateException("There is no AOT cache\n" + belfry.log());
      }
    }
    Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Where its libraries are. */
  public Path libraries() {
    return home.resolve("lib");
  }

  /**
   * What follows {@code java}.
   *
   * @param behind more classes, after those of the jar
   */
  public List<String> program(Path... behind) {
    List<Path> classPath = new ArrayList<>(List.of(jar));
    classPath.addAll(List.of(behind));
    return List.of(
        "-XX:AOTCache=" + cache, "-Xlog:aot=off,cds=off", "-cp", joined(classPath), MAIN);
  }

  /** The same with these classes before those of the jar, and so without the cache. */
  public List<String> programAfter(Path classes, Path... behind) {
    List<Path> classPath = new ArrayList<>(List.of(classes, jar));
    classPath.addAll(List.of(behind));
    return List.of("-cp", joined(classPath), MAIN);
  }

  private static String joined(List<Path> classPath) {
    return String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList());
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private interface Work {
    void run() throws IOException;
  }

  /** One at a time, of all test JVMs; the others find it done. */
  private void alone(Work work) {
    synchronized (LaidOut.class) {
      try (FileChannel channel =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        var _ = channel.lock(); // closing the channel gives it back
        work.run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) return;
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
