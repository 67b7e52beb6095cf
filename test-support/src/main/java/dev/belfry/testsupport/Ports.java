package dev.belfry.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that a test stops and starts again. They lie below those that the system gives
 * to outgoing connections, so that none of these takes one while its server is down; and none is
 * given out twice, to no other test JVM either while this one lives.
 */
public final class Ports {

  private static final int FIRST = 20_000;
  private static final int BEYOND = 32_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  /** Whoever has locked the byte at a port's number has the port. It is never closed. */
  private static final FileChannel BOOK = book();

  private Ports() {}

  public static int free() {
    for (int attempt = 0; attempt < 1_000; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
      if (GIVEN.add(port) && isBooked(port) && isFree(port)) return port;
    }
    throw new IllegalStateException("No free port from " + FIRST + " to " + BEYOND);
  }

  private static FileChannel book() {
    String name = "belfry-test-ports-" + System.getProperty("user.name");
    try {
      return FileChannel.open(
          Path.of(System.getProperty("java.io.tmpdir"), name),
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The system gives it back when this JVM ends, however it ends. */
  private static boolean isBooked(int port) {
    try {
      return BOOK.tryLock(port, 1, false) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port)) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
