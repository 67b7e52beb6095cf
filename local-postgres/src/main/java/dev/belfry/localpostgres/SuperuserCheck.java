package dev.belfry.localpostgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Says in words what {@code initdb} would say in its own: PostgreSQL refuses to run as root. For
 * root it is started in a user namespace, where it is nobody; not every machine allows that.
 *
 * @param root whether this process is root
 * @param namespace why a user namespace cannot be entered; empty if it can
 */
record SuperuserCheck(boolean root, Probe namespace) {

  /** Tries to enter a user namespace. */
  interface Probe {
    Optional<String> refusal() throws IOException, InterruptedException;
  }

  private static final int SECONDS = 10;

  static SuperuserCheck ofThisProcess() {
    return new SuperuserCheck(isRoot(), () -> refusalOf(List.of("unshare", "-U", "true")));
  }

  void requirePossible() throws IOException {
    if (!root) return;
    try {
      Optional<String> refusal = namespace.refusal();
      if (refusal.isPresent()) throw asRoot(refusal.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while looking for user namespaces", e);
    }
  }

  private static PostgresCannotStartException asRoot(String refusal) {
    return new PostgresCannotStartException(
        "The embedded PostgreSQL cannot start here: it does not run as root, and a user namespace"
            + " in which root would be somebody else cannot be entered ("
            + refusal
            + ").",
        "Run this as a normal user, or allow user namespaces, or bring a PostgreSQL of your own:"
            + " spring.datasource.url for Belfry, TEST_DATABASE_URL for its tests.");
  }

  static Optional<String> refusalOf(List<String> command) throws IOException, InterruptedException {
    Process attempt;
    try {
      attempt = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException missing) {
      return Optional.of("the program '" + command.getFirst() + "' is missing");
    }
    if (!attempt.waitFor(SECONDS, TimeUnit.SECONDS)) {
      attempt.destroyForcibly();
      return Optional.of("'%s' did not end".formatted(String.join(" ", command)));
    }
    if (attempt.exitValue() == 0) return Optional.empty();
    try (var said = attempt.inputReader()) {
      String line = said.readLine();
      return Optional.of(line == null ? "exit code " + attempt.exitValue() : line);
    }
  }

  private static boolean isRoot() {
    return File.separatorChar == '/' && new UnixSystem().getUid() == 0;
  }
}
