package dev.belfry.testsupport;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that a test stops and starts again. They lie below those that the system gives
 * to outgoing connections, so that none of these takes one while its server is down; and none is
 * given out twice.
 */
public final class Ports {

  private static final int FIRST = 20_000;
  private static final int BEYOND = 32_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  public static int free() {
    for (int attempt = 0; attempt < 1_000; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
      if (isFree(port) && GIVEN.add(port)) return port;
    }
    throw new IllegalStateException("No free port from " + FIRST + " to " + BEYOND);
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port)) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
