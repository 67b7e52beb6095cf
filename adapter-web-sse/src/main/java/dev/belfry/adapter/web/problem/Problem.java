package dev.belfry.adapter.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;

/**
 * Why a request was refused (RFC 9457).
 *
 * @param type stable, for programs: {@code urn:belfry:problem:<code>}
 * @param detail what is wrong and what to do, for people
 * @param errors the members of the body that are at fault; left out if none is
 * @param requestId finds the request in the log; also the header X-Request-Id
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    @Nullable List<FieldError> errors,
    @Nullable String requestId) {

  /** With the status as code, where no finer one tells more. */
  static Problem of(HttpStatus status, String detail) {
    return of(status, status.name().toLowerCase(Locale.ROOT).replace('_', '-'), detail);
  }

  public static Problem of(HttpStatus status, String code, String detail) {
    return new Problem(
        "urn:belfry:problem:" + code,
        status.getReasonPhrase(),
        status.value(),
        detail,
        code,
        null,
        MDC.get(RequestIdFilter.KEY));
  }

  Problem at(String pointer, String problem) {
    return new Problem(
        type, title, status, detail, code, List.of(new FieldError(pointer, problem)), requestId);
  }

  /**
   * A member at fault.
   *
   * @param pointer to it in the body (RFC 6901)
   */
  record FieldError(String pointer, String detail) {}
}
