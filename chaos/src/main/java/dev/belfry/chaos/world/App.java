package dev.belfry.chaos.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The jar, laid out as the container image has it: its libraries in files of their own, and an AOT
 * cache, which halves the time and the work of a start. Made once for each build of the jar.
 */
final class App {

  private static final int MINUTES = 3;
  private static final String MAIN = "dev.belfry.boot.Belfry";

  private final Path home;
  private final Path jar;
  private final Path cache;

  private App(Path home, Path bootJar) {
    this.home = home;
    this.jar = home.resolve(bootJar.getFileName());
    this.cache = home.resolve("belfry.aot");
  }

  /** Its libraries in files of their own, below {@code directory}. */
  static App layOut(Path directory) {
    Path bootJar = Path.of(System.getProperty("belfry.jar")).toAbsolutePath();
    try {
      String build =
          Files.size(bootJar) + "-" + Files.getLastModifiedTime(bootJar).to(TimeUnit.SECONDS);
      Path home = directory.resolve("app-" + build);
      App app = new App(home, bootJar);
      if (Files.exists(app.jar)) return app;
      Files.createDirectories(home);
      List<String> extract =
          List.of("-Djarmode=tools", "-jar", bootJar.toString(), "extract", "--force");
      java(home, extract, List.of("--destination", home.toString()));
      return app;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes the cache, unless it was made before.
   *
   * @param settings with which it can start, for it learns by one
   */
  App learn(List<String> settings) {
    if (Files.exists(cache)) return this;
    List<String> options =
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:AOTCacheOutput=" + cache,
            "-Dspring.context.exit=onRefresh",
            "-cp",
            jar.toString(),
            MAIN);
    try {
      java(home, options, settings);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void java(Path directory, List<String> options, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(arguments);
    Path log = directory.resolve("making.log");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      if (process.waitFor(MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0) return;
      process.destroyForcibly();
      throw new IllegalStateException("The jar cannot be laid out:\n" + Files.readString(log));
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the jar was laid out", e);
    }
  }

  /** Where its libraries are. */
  Path libraries() {
    return home.resolve("lib");
  }

  /** What follows {@code java}: the jar, and this suite's classes behind it. */
  List<String> program() {
    return List.of(
        "-XX:AOTCache=" + cache, "-Xlog:aot=off,cds=off", "-cp", jar + ":" + ownClasses(), MAIN);
  }

  /** The same, with these classes before those of the jar. */
  List<String> program(Path classes) {
    return List.of("-cp", classes + ":" + jar + ":" + ownClasses(), MAIN);
  }

  private static String ownClasses() {
    try {
      return Path.of(App.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("This class comes from no file", e);
    }
  }
}
