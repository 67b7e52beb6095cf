package dev.belfry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.testsupport.Ports;
import dev.belfry.testsupport.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The page in a real Chromium. The browser tests start Belfry themselves, so that they can kill it.
 */
class BrowserIT {

  private static final String SECRET = "a-secret-for-browser-tests-of-32-bytes-or-more";

  @Test
  @Timeout(value = 12, unit = TimeUnit.MINUTES)
  void the_page_rings_survives_a_killed_server_and_shows_text_as_text() throws Exception {
    int port = Ports.free();

    Process tests = npm(port);
    // printed line by line: the child must not write into the channel between Maven and this JVM
    List<String> output = tests.inputReader().lines().peek(System.out::println).toList();

    assertThat(failures(output)).isEmpty();
    assertThat(tests.waitFor()).as("exit code of npm run e2e").isZero();
  }

  /**
   * In TAP, a test that failed is told of by {@code not ok}, its reason by a block that ends with
   * dots.
   */
  private static String failures(List<String> tap) {
    StringBuilder failures = new StringBuilder();
    boolean failed = false;
    for (String line : tap) {
      failed |= line.strip().startsWith("not ok");
      if (failed) failures.append(line).append('\n');
      failed &= !line.strip().equals("...");
    }
    return failures.toString();
  }

  private static Process npm(int port) throws IOException {
    var database = TestPostgres.get().newDatabase();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(Api.program());
    command.addAll(
        List.of(
            "--spring.profiles.active=demo",
            "--server.address=127.0.0.1",
            "--server.port=" + port,
            "--management.server.port=" + Ports.free(),
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + database.user(),
            "--spring.datasource.password=" + database.password()));
    var builder =
        new ProcessBuilder("npm", "run", "--silent", "e2e")
            .directory(new File(System.getProperty("frontend.dir")))
            .redirectErrorStream(true);
    builder.environment().put("BELFRY_COMMAND", json(command));
    builder.environment().put("BELFRY_JWT_SECRET", SECRET); // also for tokens of the tests' own
    builder.environment().put("BASE_URL", "http://127.0.0.1:" + port);
    return builder.start();
  }

  private static String json(List<String> words) {
    return words.stream()
        .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "[", "]"));
  }
}
