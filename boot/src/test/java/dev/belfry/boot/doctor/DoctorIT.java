package dev.belfry.boot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.Jwts;
import dev.belfry.testsupport.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DoctorIT {

  private static final String SECRET = "only for tests, and long enough for HS256";
  private static final Jwts TOKENS = new Jwts(SECRET, "belfry");
  private static final TestPostgres.Database DATABASE = TestPostgres.get().newDatabase();
  private static BelfryProcess node;

  @BeforeAll
  static void start() {
    node =
        BelfryProcess.with(
                "--spring.profiles.active=demo",
                "--belfry.jwt.secret=" + SECRET,
                "--belfry.jwt.leeway=1s",
                "--belfry.stream.heartbeat=1s",
                "--belfry.cors.origins=https://app.example")
            .on(DATABASE)
            .start();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void of_a_belfry_that_is_well_it_says_so_and_leaves_nothing_behind() throws Exception {
    Visit visit = Visit.of("--url=" + node.url(), "--idle=3s", "--origin=https://app.example");

    assertThat(visit.said())
        .contains("ok  reachable", "ok  delivery: from post to stream", "ok  idle", "ok  CORS")
        .contains("hm   HTTP: without TLS")
        .endsWith("All is well.\n");
    assertThat(visit.code()).isZero();
    assertThat(inboxOfDoctor()).contains("\"total\":0");
  }

  private static String inboxOfDoctor() throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest question =
          HttpRequest.newBuilder(URI.create(node.url() + "/api/v1/inbox"))
              .header("Authorization", "Bearer " + TOKENS.of("doctor"))
              .build();
      return http.send(question, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  @Test
  void it_says_that_an_origin_is_not_let_in() {
    Visit visit = Visit.of("--url=" + node.url(), "--idle=0s", "--origin=https://another.example");

    assertThat(visit.said()).contains("WRONG CORS", "belfry.cors.origins");
  }

  /** The embedded one of tests never waits for the disk. */
  @Test
  void it_says_that_a_database_may_forget() {
    Visit visit =
        Visit.of(
            "--url=" + node.url(),
            "--idle=0s",
            "--spring.datasource.url=" + DATABASE.url(),
            "--spring.datasource.username=" + DATABASE.user(),
            "--spring.datasource.password=" + DATABASE.password());

    assertThat(visit.said()).contains("ok  database: PostgreSQL").contains("durability");
  }

  @Test
  void an_end_with_a_word_of_farewell_is_no_fault_of_a_proxy() {
    Visit visit =
        Visit.of(
            "--url=" + node.url(),
            "--idle=60s",
            "--recipient-token=" + TOKENS.of("ada", "", Instant.now().plusSeconds(5)));

    assertThat(visit.said())
        .contains("ok  delivery", "idle stream: Belfry itself ended the stream", "token-expired")
        .doesNotContain("proxy_read_timeout");
  }

  @Test
  void without_tokens_it_says_that_in_production_the_stream_was_not_examined() {
    try (BelfryProcess production =
        BelfryProcess.with("--belfry.jwt.secret=" + SECRET)
            .on(TestPostgres.get().newDatabase())
            .start()) {
      Visit visit = Visit.of("--url=" + production.url());

      assertThat(visit.said())
          .contains("stream was NOT examined", "--sender-token", "--recipient-token")
          .doesNotContain("All is well", "WRONG");
      assertThat(visit.code()).isEqualTo(3);
    }
  }

  @Test
  void it_says_how_it_is_called() {
    Visit visit = Visit.of("--ulr=typo");

    assertThat(visit.code()).isEqualTo(2);
    assertThat(visit.said()).contains("Unknown: --ulr=typo", "--recipient-token");
  }

  @Test
  void asked_how_it_is_called_it_says_so_and_has_not_failed() {
    Visit visit = Visit.of("--url=" + node.url(), "--help");

    assertThat(visit.code()).isZero();
    assertThat(visit.said()).contains("--recipient-token", "exit code").doesNotContain("API key");
  }
}
