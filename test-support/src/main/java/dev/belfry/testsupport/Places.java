package dev.belfry.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Directories for processes. In Maven's {@code target}, so that a log can be read after a failure.
 */
final class Places {

  private Places() {}

  static Path newDirectory(String name) {
    try {
      Path target = Path.of("target").toAbsolutePath();
      return Files.isDirectory(target)
          ? Files.createTempDirectory(Files.createDirectories(target.resolve("processes")), name)
          : Files.createTempDirectory("belfry-test-" + name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
