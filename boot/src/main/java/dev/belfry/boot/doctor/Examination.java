package dev.belfry.boot.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Calls Belfry by its public URL: first plainly, then as those do who post and listen. */
final class Examination {

  private static final Duration LEEWAY = Duration.ofSeconds(10);

  private final Patient patient;
  private final Consumer<Finding> tell;
  private final UnaryOperator<String> word;

  /**
   * @param word makes the title of the test's notification from a number that nobody else has
   */
  Examination(Patient patient, Consumer<Finding> tell, UnaryOperator<String> word) {
    this.patient = patient;
    this.tell = tell;
    this.word = word;
  }

  void go() throws InterruptedException {
    URI url = patient.address();
    if (url == null) {
      tell.accept(
          Finding.bad(
              "url", "--url must look like https://belfry.example, not like " + patient.url()));
      return;
    }
    try (Caller caller = new Caller(url)) {
      HttpResponse<String> ready = caller.get("/readyz");
      if (!isReady(ready)) return;
      version(url, ready);
      clock(ready);
      origin(caller);
      new StreamExamination(patient, caller, tell, word).go();
    } catch (IOException unreachable) {
      tell.accept(
          Finding.bad(
              "reachable",
              url
                  + " cannot be reached: "
                  + Words.of(unreachable)
                  + ". Check the name, the port, the certificate, and whether Belfry runs."));
    }
  }

  private boolean isReady(HttpResponse<String> answer) {
    if (answer.statusCode() == 200 && !Words.isPage(answer)) {
      tell.accept(Finding.good("reachable", patient.url() + " answers"));
      return true;
    }
    String what = "/readyz is answered " + Words.of(answer);
    tell.accept(
        Finding.bad(
            "reachable",
            answer.statusCode() / 100 == 3
                ? what + ". Give --url the address to which that leads."
                : what
                    + ". Belfry is not ready, or a proxy has no way to it; the log of the node "
                    + "says which."));
    return false;
  }

  private void version(URI url, HttpResponse<String> answer) {
    if (answer.version() == Version.HTTP_2) {
      tell.accept(Finding.good("HTTP", "version 2, so tabs share a connection"));
    } else if ("https".equalsIgnoreCase(url.getScheme())) {
      tell.accept(
          Finding.doubtful(
              "HTTP",
              "1.1 only: a browser opens six connections to a host, and each stream "
                  + "takes one. Let the proxy speak HTTP/2 (deploy/nginx/site.conf)."));
    } else {
      tell.accept(
          Finding.doubtful(
              "HTTP",
              "without TLS, so browsers speak 1.1 and open six connections to a "
                  + "host; tokens can be read on the way. For production put TLS before it "
                  + "(deploy/nginx/site.conf)."));
    }
  }

  private void clock(HttpResponse<String> answer) {
    try {
      Instant there =
          Instant.from(
              DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                  answer.headers().firstValue("Date").orElse("")));
      Duration apart = Duration.between(there, Instant.now()).abs();
      tell.accept(
          apart.compareTo(LEEWAY) < 0
              ? Finding.good("clock", "differs from this machine's by " + apart.toSeconds() + " s")
              : Finding.bad(
                  "clock",
                  "differs from this machine's by "
                      + apart.toSeconds()
                      + " s. Tokens are refused too early or accepted too long, and things "
                      + "expire at the wrong time: let both follow a time server (NTP)."));
    } catch (DateTimeParseException missing) {
      tell.accept(Finding.leftOut("clock", "the answer has no date"));
    }
  }

  private void origin(Caller caller) throws InterruptedException {
    String origin = patient.origin();
    if (origin == null) {
      tell.accept(
          Finding.leftOut(
              "CORS", "give --origin=https://… if pages of another origin call Belfry"));
      return;
    }
    if (Patient.web(origin) == null) {
      tell.accept(Finding.bad("CORS", "--origin must look like https://app.example"));
      return;
    }
    try {
      tell.accept(isLetIn(origin, caller.preflight(Caller.STREAM, origin)));
    } catch (IOException unanswered) {
      tell.accept(Finding.bad("CORS", "a preflight has no answer: " + Words.of(unanswered)));
    }
  }

  private static Finding isLetIn(String origin, HttpResponse<String> answer) {
    String allowed = answer.headers().firstValue("Access-Control-Allow-Origin").orElse("");
    return answer.statusCode() / 100 == 2 && allowed.equals(origin)
        ? Finding.good("CORS", "pages of " + origin + " are let in")
        : Finding.bad(
            "CORS",
            "a browser asks for "
                + origin
                + " and is answered "
                + answer.statusCode()
                + (allowed.isEmpty() ? "" : " for " + allowed)
                + ". Put the exact origin into belfry.cors.origins, and let no proxy "
                + "answer OPTIONS by itself.");
  }
}
