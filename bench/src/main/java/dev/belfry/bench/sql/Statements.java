package dev.belfry.bench.sql;

import dev.belfry.bench.post.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statements of the very jar that is measured, read from the constants of its classes: a copy
 * of them would be another statement some day.
 */
public final class Statements {

  private static final String PACKAGE = "dev.belfry.adapter.persistence.";

  private final Path jar;
  private final Path directory;
  private final String java;
  private @Nullable ClassLoader classes;

  /**
   * Unpacks the jar when it is needed.
   *
   * @param java the program
   */
  public Statements(Path jar, Path directory, String java) {
    this.jar = jar;
    this.directory = directory;
    this.java = java;
  }

  private synchronized ClassLoader classes() {
    ClassLoader known = classes;
    if (known != null) return known;
    try {
      unpack();
      ClassLoader fresh = new URLClassLoader(jars(directory), ClassLoader.getPlatformClassLoader());
      classes = fresh;
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void unpack() throws IOException, InterruptedException {
    Files.createDirectories(directory);
    List<String> command =
        List.of(
            java,
            "-Djarmode=tools",
            "-jar",
            jar.toAbsolutePath().toString(),
            "extract",
            "--force",
            "--destination",
            directory.toAbsolutePath().toString());
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("log").toFile())
        .start()
        .waitFor();
  }

  private static URL[] jars(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> jars = files.filter(it -> it.toString().endsWith(".jar")).toList();
      URL[] urls = new URL[jars.size()];
      for (int i = 0; i < urls.length; i++) urls[i] = url(jars.get(i));
      return urls;
    }
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }

  /**
   * One of them.
   *
   * @throws Refused if this Belfry has none of that name
   */
  Statement of(String owner, String constant) {
    try {
      var field = Class.forName(PACKAGE + owner, true, classes()).getDeclaredField(constant);
      field.setAccessible(true);
      return Statement.of((String) field.get(null));
    } catch (ReflectiveOperationException | LinkageError gone) {
      throw new Refused("has no statement " + owner + "." + constant + ": " + gone);
    }
  }
}
