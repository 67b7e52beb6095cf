package dev.belfry.chaos.world;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk in memory that is soon full. To mount one takes Linux and root. */
public final class SmallDisk implements AutoCloseable {

  private static final String SIZE = "400m";
  private static final int PIECE = 64 * 1024;

  private final Path directory;
  private final Path ballast;

  private SmallDisk(Path directory) {
    this.directory = directory;
    this.ballast = directory.resolve("ballast");
  }

  /** Whether this process may: some containers are root and may not. */
  public static boolean isPossible() {
    try {
      Path trial = Files.createTempDirectory("small-disk");
      boolean isMounted = code("mount", "-t", "tmpfs", "tmpfs", trial.toString()) == 0;
      if (isMounted) run("umount", trial.toString());
      Files.delete(trial);
      return isMounted;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  static SmallDisk mount(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", directory.toString());
    return new SmallDisk(directory);
  }

  /** Where there is room. */
  Path home() {
    return directory.resolve("data");
  }

  /** To the last byte. */
  public void fill() {
    byte[] piece = new byte[PIECE];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) out.write(piece);
    } catch (IOException full) {
      // as it was meant
    }
  }

  /** What {@link #fill} has taken. */
  public void free() {
    try {
      Files.deleteIfExists(ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String... command) {
    try {
      int code = code(command);
      if (code != 0) throw new IllegalStateException(String.join(" ", command) + " fails: " + code);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int code(String... command) throws IOException {
    try {
      return new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    run("umount", "-l", directory.toString());
  }
}
