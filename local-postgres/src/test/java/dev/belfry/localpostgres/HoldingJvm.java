package dev.belfry.localpostgres;

import java.nio.file.Path;

/** A JVM of its own that holds a directory until it is killed, and says where the server is. */
final class HoldingJvm {

  private HoldingJvm() {}

  public static void main(String[] args) throws Exception {
    LocalPostgres server = LocalPostgres.persistent(Path.of(args[0]), 0);
    System.out.println("ready " + server.jdbcUrl());
    Thread.sleep(Long.MAX_VALUE);
  }
}
