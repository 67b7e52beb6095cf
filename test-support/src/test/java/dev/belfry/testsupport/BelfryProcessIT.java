package dev.belfry.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BelfryProcessIT {

  @TempDir Path directory;

  @BeforeEach
  void make_a_jar() throws IOException {
    Path jar = directory.resolve("fake.jar");
    String file = FakeBelfry.class.getName().replace('.', '/') + ".class";
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeBelfry.class.getName());
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var code = FakeBelfry.class.getClassLoader().getResourceAsStream(file)) {
      out.putNextEntry(new JarEntry(file));
      code.transferTo(out);
    }
    System.setProperty("belfry.jar", jar.toString());
  }

  @AfterEach
  void forget_the_jar() {
    System.clearProperty("belfry.jar");
  }

  @Test
  void it_is_ready_when_it_is_handed_out() throws Exception {
    try (var belfry = BelfryProcess.with("--a=b").env("COLOUR", "red").start();
        var http = HttpClient.newHttpClient()) {
      var question = HttpRequest.newBuilder(URI.create(belfry.url() + "/readyz")).build();

      assertThat(http.send(question, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
      assertThat(belfry.isAlive()).isTrue();
      assertThat(belfry.log())
          .contains("--a=b", "--server.port=" + belfry.port(), "COLOUR=red")
          .contains("--management.server.port=" + belfry.managementPort());
      assertThat(belfry.url()).isEqualTo("http://127.0.0.1:" + belfry.port());
    }
  }

  @Test
  void it_comes_back_at_the_same_address_after_a_kill() {
    try (var belfry = BelfryProcess.with().start()) {
      String url = belfry.url();
      long first = belfry.pid();
      belfry.kill();
      assertThat(belfry.isAlive()).isFalse();

      belfry.restart();

      assertThat(belfry.url()).isEqualTo(url);
      assertThat(belfry.pid()).isNotEqualTo(first);
      assertThat(belfry.log()).containsSubsequence("started with", "started with");
    }
  }

  @Test
  void it_can_be_asked_to_stop() {
    try (var belfry = BelfryProcess.with("--server.port=" + Ports.free()).start()) {
      assertThat(belfry.stop()).isEqualTo(128 + 15);
    }
  }

  @Test
  void a_start_that_fails_shows_the_end_of_the_log() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> BelfryProcess.with("--fail").start())
        .withMessageContaining("Belfry has ended")
        .withMessageContaining("what it wants, in words");
  }

  @Test
  void a_start_that_is_expected_to_fail_tells_its_exit_code() {
    try (var belfry = BelfryProcess.with("--fail").launch()) {
      assertThat(belfry.awaitEnd()).isEqualTo(3);
    }
  }
}
