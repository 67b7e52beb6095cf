package dev.belfry.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that Belfry serves itself. */
class PagesIT {

  private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

  private final Api api = SharedNode.API;

  @Test
  void the_console_is_a_page() {
    Api.Answer page = page("/console");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/console", "/index.html"})
  void a_page_may_load_nothing_from_elsewhere_and_is_what_it_says(String path) {
    Api.Answer page = page(path);

    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'self';")
        .contains("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void what_a_page_needs_comes_compressed_and_is_kept_for_as_long_as_it_has_its_name()
      throws Exception {
    Matcher script = SCRIPT.matcher(page("/").text());
    assertThat(script.find()).isTrue();

    HttpResponse<byte[]> compressed = asset(script.group(1), "gzip");
    HttpResponse<byte[]> plain = asset(script.group(1), "identity");

    assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(unpacked(compressed.body())).isEqualTo(new String(plain.body(), UTF_8)).isNotEmpty();
    for (HttpResponse<byte[]> answer : List.of(compressed, plain)) {
      assertThat(answer.headers().firstValue("Cache-Control"))
          .contains("max-age=31536000, public, immutable");
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/javascript");
    }
    assertThat(compressed.headers().allValues("Vary")).contains("Accept-Encoding");
  }

  @Test
  void neither_a_page_nor_what_is_not_there_is_kept() {
    assertThat(page("/").header("Cache-Control")).contains("no-store");
    Api.Answer missing = api.send(api.asking("/assets/of-the-last-release.js"));
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.header("Cache-Control")).contains("no-store");
  }

  private Api.Answer page(String path) {
    return api.send(api.asking(path).header("Accept", "text/html"));
  }

  private HttpResponse<byte[]> asset(String path, String encoding)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(api.url() + path))
              .header("Accept-Encoding", encoding)
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private static String unpacked(byte[] bytes) throws IOException {
    return new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), UTF_8);
  }
}
