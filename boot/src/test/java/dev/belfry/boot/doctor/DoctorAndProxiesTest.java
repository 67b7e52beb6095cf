package dev.belfry.boot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.testsupport.Jwts;
import dev.belfry.testsupport.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands before Belfry, or in its place, and what the doctor says of it. */
class DoctorAndProxiesTest {

  private static final Jwts TOKENS =
      new Jwts("only for tests, and long enough for HS256", "belfry");
  private static final String SENDER = "--sender-token=" + TOKENS.of("shop", "notifications:write");
  private static final String RECIPIENT = "--recipient-token=" + TOKENS.of("ada");
  private static final String PAGE =
      "<!doctype html><html><head><title>Sign in</title></head></html>";
  private static final String CONNECT = "retry: 2000\nevent: connect\ndata: {}\n\n";

  @Test
  void that_the_head_of_the_stream_is_held_back() {
    try (Impostor proxy = Impostor.ready()) {
      proxy.with(Impostor.STREAM, proxy::silence);

      Visit visit = Visit.of("--url=" + proxy.url(), SENDER, RECIPIENT);

      assertThat(visit.said())
          .contains("ok  reachable", "WRONG buffering: no answer to the stream within")
          .contains("proxy_buffering off", "hangs")
          .doesNotContain("WRONG reachable");
      assertThat(visit.code()).isOne();
    }
  }

  @Test
  void that_events_are_held_back() {
    try (Impostor proxy = Impostor.ready().streaming("")) {
      Visit visit = Visit.of("--url=" + proxy.url(), SENDER, RECIPIENT);

      assertThat(visit.said()).contains("WRONG buffering", "proxy_buffering off");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "belfry.example",
        "https://",
        "http://two words",
        "ftp://belfry.example",
        "https://belfry.example:99999"
      })
  void that_an_address_is_none_and_goes_on(String url) {
    Visit visit =
        Visit.of(
            "--url=" + url,
            "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + Ports.free() + "/belfry");

    assertThat(visit.said())
        .contains("WRONG url", "https://belfry.example")
        .contains("WRONG database", "-   Redis");
    assertThat(visit.code()).isOne();
  }

  @Test
  void that_nobody_is_there() {
    Visit visit = Visit.of("--url=http://127.0.0.1:" + Ports.free());

    assertThat(visit.said())
        .contains("WRONG reachable", "refused", "-   Redis")
        .doesNotContain("Exception");
    assertThat(visit.code()).isOne();
  }

  @Test
  void that_a_login_page_is_in_the_way() {
    try (Impostor proxy = new Impostor().answering("/", 200, "text/html", PAGE)) {
      Visit visit = Visit.of("--url=" + proxy.url());

      assertThat(visit.said())
          .contains("WRONG reachable", "a page of HTML (Sign in)", "-   Redis")
          .doesNotContain("ok  reachable", "<html>");
      assertThat(visit.code()).isOne();
    }
  }

  @Test
  void that_it_is_sent_elsewhere() {
    try (Impostor proxy =
        new Impostor()
            .with(
                "/",
                exchange -> {
                  exchange.getResponseHeaders().set("Location", "https://elsewhere.example/readyz");
                  exchange.sendResponseHeaders(302, -1);
                })) {
      Visit visit = Visit.of("--url=" + proxy.url());

      assertThat(visit.said())
          .contains("WRONG reachable", "redirects to https://elsewhere.example/readyz");
    }
  }

  @Test
  void that_a_page_comes_instead_of_tokens() {
    try (Impostor proxy = Impostor.ready().answering(Impostor.DEMO, 200, "text/html", PAGE)) {
      Visit visit = Visit.of("--url=" + proxy.url());

      assertThat(visit.said()).contains("WRONG tokens", "a page of HTML (Sign in)", "-   Redis");
      assertThat(visit.code()).isOne();
    }
  }

  @Test
  void that_a_way_to_tokens_which_is_broken_is_no_sign_of_production() {
    try (Impostor proxy = Impostor.ready().answering(Impostor.DEMO, 502, "text/plain", "Bad")) {
      Visit visit = Visit.of("--url=" + proxy.url());

      assertThat(visit.said())
          .contains("WRONG tokens", "502")
          .doesNotContain("All is well", "right in production");
      assertThat(visit.code()).isOne();
    }
  }

  @Test
  void that_a_token_has_a_line_break() {
    try (Impostor proxy = Impostor.ready()) {
      Visit visit = Visit.of("--url=" + proxy.url(), "--sender-token=ey.se\ncret.x", RECIPIENT);

      assertThat(visit.said())
          .contains("ok  reachable", "WRONG tokens", "--sender-token", "line break", "-   Redis")
          .doesNotContain("cret.x");
      assertThat(visit.code()).isOne();
    }
  }

  @Test
  void that_an_origin_is_none() {
    try (Impostor proxy = Impostor.ready()) {
      Visit visit = Visit.of("--url=" + proxy.url(), "--origin=app.example\n", SENDER);

      assertThat(visit.said()).contains("WRONG CORS", "https://app.example", "-   Redis");
    }
  }

  @Test
  void that_a_post_is_refused_by_somebody_else() {
    try (Impostor proxy =
        Impostor.ready()
            .streaming(CONNECT)
            .answering("/api/v1/notifications", 403, "text/html", PAGE)) {
      Visit visit = Visit.of("--url=" + proxy.url(), SENDER, RECIPIENT);

      assertThat(visit.said())
          .contains(
              "WRONG post: is answered 403", "a page of HTML (Sign in)", "proxy or a firewall")
          .doesNotContain("<html>");
    }
  }
}
