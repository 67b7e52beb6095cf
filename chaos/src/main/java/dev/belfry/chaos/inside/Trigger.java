package dev.belfry.chaos.inside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How the suite speaks to a node from outside: by files in the directory that it runs in. */
public enum Trigger {
  /** The node halts after a commit, before the ring. */
  HALT_BEFORE_RING,
  /**
   * The node halts in the transaction that brings broadcasts to a chunk of recipients, when some
   * have them and before it is committed.
   */
  HALT_IN_CHUNK,
  /** The node's clock is wrong by so many milliseconds. */
  CLOCK;

  private static final int KILLED = 137;

  /** Of a node that runs in {@code directory}. */
  public void set(Path directory, String value) {
    try {
      Files.writeString(directory.resolve(name()), value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void clear(Path directory) {
    try {
      Files.deleteIfExists(directory.resolve(name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Inside the node: what it was set to. */
  Optional<String> value() {
    Path file = Path.of(name());
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException cleared) {
      return Optional.empty();
    }
  }

  /** Inside the node: whether it was set. */
  boolean isSet() {
    return value().isPresent();
  }

  /** Inside the node: ends it without a word to anybody but its log, once. */
  void halt(String where) {
    clear(Path.of(""));
    System.err.println("Halted " + where);
    System.err.flush();
    Runtime.getRuntime().halt(KILLED);
  }
}
