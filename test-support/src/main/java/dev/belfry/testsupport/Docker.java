package dev.belfry.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Is there a Docker engine? A client without an engine is none. */
final class Docker {

  private static final boolean AVAILABLE = probe();

  private Docker() {}

  static boolean available() {
    return AVAILABLE;
  }

  /**
   * Looks for a trace first, because Testcontainers writes a block of errors where there is none.
   */
  private static boolean probe() {
    if (Boolean.getBoolean("tests.no-docker")) return false;
    return hasTrace() && DockerClientFactory.instance().isDockerAvailable();
  }

  private static boolean hasTrace() {
    String home = System.getProperty("user.home");
    String run = Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).orElse("/run/user/0");
    return System.getenv("DOCKER_HOST") != null
        || System.getProperty("os.name").startsWith("Windows")
        || Stream.of(
                "/var/run/docker.sock",
                run + "/docker.sock",
                home + "/.docker/run/docker.sock",
                home + "/.docker/desktop/docker.sock",
                home + "/.colima/default/docker.sock",
                home + "/.orbstack/run/docker.sock",
                home + "/.testcontainers.properties")
            .anyMatch(file -> Files.exists(Path.of(file)));
  }
}
