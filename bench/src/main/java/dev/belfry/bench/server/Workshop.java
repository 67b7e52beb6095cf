package dev.belfry.bench.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where servers are started.
 *
 * @param peers the configuration files of the peers
 * @param scratch for what servers write; may be deleted afterwards
 */
public record Workshop(Path peers, Path scratch) {

  Path newDirectory(String name) {
    try {
      Path directory = Files.createTempDirectory(Files.createDirectories(scratch), name);
      // the workers of nginx and Pushpin give up being root and still write here
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies {@code peers/name} with each <code>{{key}}</code> replaced. */
  Path configuration(String name, Path directory, Map<String, Object> values) {
    try {
      String text = Files.readString(peers.resolve(name));
      for (var value : values.entrySet()) {
        text = text.replace("{{" + value.getKey() + "}}", value.getValue().toString());
      }
      return Files.writeString(directory.resolve(Path.of(name).getFileName()), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A program on the PATH, or where Debian puts those for administrators. */
  static Optional<Path> program(String name) {
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
    return Stream.of(path.split(":", -1))
        .map(it -> Path.of(it, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Of this process, for servers of the bench's own; they run in a directory elsewhere. */
  static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(it -> Path.of(it).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** How many a process may have open, here. */
  static long files() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : 1024;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
