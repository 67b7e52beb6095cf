package dev.belfry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Requests that never get as far as Belfry's own code, and are refused in its words all the same.
 */
class BadRequestsIT {

  /** The same in the header and in the body. */
  private static final Pattern REQUEST_ID =
      Pattern.compile("X-Request-Id: (\\S+).*\"requestId\":\"\\1\"", Pattern.DOTALL);

  private static final String LONG = "x".repeat(20_000);

  @ParameterizedTest
  @CsvSource({
    "GET /api/v1/%zz HTTP/1.1, 400, bad-request",
    "GET /api//v1/inbox HTTP/1.1, 400, bad-request",
    "GET /api/v1/inbox;a=b HTTP/1.1, 400, bad-request",
    "GET /api/v1/%2e%2e/inbox HTTP/1.1, 400, bad-request",
    "TRACE /api/v1/inbox HTTP/1.1, 400, bad-request",
    "PATCH /api//v1/inbox HTTP/1.1, 400, bad-request",
    "GET /?LONG HTTP/1.1, 414, uri-too-long",
    "GET /livez?LONG HTTP/1.1, 414, uri-too-long",
    "GET / HTTP/9.9, 505, http-version-not-supported",
    "nonsense, 400, bad-request",
    "GET /api/v1/inbox/stream?lastEventId=%zz HTTP/1.1, 400, bad-request",
    "GET /api/v1/inbox?cursor=%zz HTTP/1.1, 400, bad-request",
    "GET /api/v1/inbox?cursor=%ff%fe HTTP/1.1, 400, bad-request"
  })
  void what_the_container_refuses_is_a_problem(String line, int status, String code)
      throws Exception {
    String answer = ask(line.replace("LONG", LONG), "Accept: */*");

    assertProblem(answer, status, code);
  }

  @ParameterizedTest
  @CsvSource({"GET, 431", "PATCH, 431"})
  void headers_that_are_too_long_are_a_problem(String method, int status) throws Exception {
    String answer = ask(method + " /api/v1/inbox HTTP/1.1", "X-Long: " + LONG);

    assertProblem(answer, status, "request-header-fields-too-large");
  }

  private static void assertProblem(String answer, int status, String code) {
    assertThat(REQUEST_ID.matcher(answer).find()).as(answer).isTrue();
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("Content-Type: application/problem+json")
        .contains("\"type\":\"urn:belfry:problem:" + code + "\"")
        .contains("\"status\":" + status)
        .doesNotContainIgnoringCase("jetty", "exception", "<html>", "Server:");
  }

  private static String ask(String line, String header) throws IOException {
    String token = RawHttp.bearer(Api.TOKENS.of("ada"));
    return RawHttp.ask(SharedNode.API, line, "Connection: close", token, header);
  }
}
