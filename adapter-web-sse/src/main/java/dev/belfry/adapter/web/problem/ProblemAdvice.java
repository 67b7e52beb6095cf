package dev.belfry.adapter.web.problem;

import dev.belfry.domain.InboxException;
import dev.belfry.domain.InboxException.InboxNotFound;
import dev.belfry.domain.InboxException.KeyInUse;
import dev.belfry.domain.InboxException.KeyReused;
import dev.belfry.domain.InboxException.LogUnavailable;
import dev.belfry.domain.InboxException.NodeBusy;
import dev.belfry.domain.InboxException.NotificationNotFound;
import dev.belfry.domain.InboxException.PositionAhead;
import dev.belfry.domain.InboxException.RecipientBusy;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.ValueTooLargeException;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Refusals become RFC 9457 problems. The switch has no default: a new refusal without a status does
 * not compile.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final String RETRY_SECONDS = "2";

  @ExceptionHandler
  ResponseEntity<Object> refused(InboxException refusal) {
    return switch (refusal) {
      case InboxNotFound e -> answer(HttpStatus.NOT_FOUND, "inbox-not-found", e);
      case NotificationNotFound e -> answer(HttpStatus.NOT_FOUND, "notification-not-found", e);
      case PositionAhead e -> answer(HttpStatus.CONFLICT, "position-ahead", e);
      case KeyReused e -> answer(HttpStatus.UNPROCESSABLE_CONTENT, "key-reused", e);
      case KeyInUse e -> retryLater(HttpStatus.CONFLICT, "key-in-use", e);
      case NodeBusy e -> retryLater(HttpStatus.SERVICE_UNAVAILABLE, "node-busy", e);
      case RecipientBusy e -> retryLater(HttpStatus.SERVICE_UNAVAILABLE, "recipient-busy", e);
      case LogUnavailable e -> retryLater(HttpStatus.SERVICE_UNAVAILABLE, "log-unavailable", e);
    };
  }

  @ExceptionHandler
  ResponseEntity<Object> invalid(InvalidValueException invalid) {
    HttpStatus status =
        invalid instanceof ValueTooLargeException
            ? HttpStatus.CONTENT_TOO_LARGE
            : HttpStatus.BAD_REQUEST;
    String code = status == HttpStatus.BAD_REQUEST ? "invalid-value" : "too-large";
    Problem problem = Problem.of(status, code, invalid.field() + " " + invalid.problem());
    return answer(problem.at("/" + invalid.field(), invalid.problem()));
  }

  @ExceptionHandler
  ResponseEntity<Object> unreadable(InvalidRequestException unreadable) {
    return answer(unreadable.problem());
  }

  /** The query and its escapes are read only when somebody asks for them. */
  @ExceptionHandler({
    HttpException.IllegalArgumentException.class,
    HttpException.IllegalStateException.class
  })
  ResponseEntity<Object> unreadable(RuntimeException unreadable) {
    return unreadable instanceof HttpException told && told.getCode() < 500
        ? answer(Problem.of(HttpStatus.valueOf(told.getCode()), String.valueOf(told.getReason())))
        : bug(unreadable);
  }

  @ExceptionHandler
  ResponseEntity<Object> bug(RuntimeException bug) {
    LOG.error("A request failed", bug);
    return answer(
        Problem.of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal-error",
            "Belfry failed. The log has more under this request id."));
  }

  /** What Spring refuses by itself: an unknown path, method, content type. */
  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception refusal,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode code,
      WebRequest request) {
    String unreadable = unreadable(refusal);
    if (unreadable != null) return invalid(unreadable + " cannot be read");
    HttpStatus status = HttpStatus.valueOf(code.value());
    String detail = body instanceof ProblemDetail said ? said.getDetail() : null;
    Problem problem = Problem.of(status, detail == null ? status.getReasonPhrase() : detail);
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  /** The parameter that is of another type than it has to be; null if none is. */
  private static @Nullable String unreadable(Exception refusal) {
    if (refusal instanceof MethodArgumentTypeMismatchException one) return one.getName();
    FieldError first = refusal instanceof BindException some ? some.getFieldError() : null;
    return first == null ? null : first.getField();
  }

  private static ResponseEntity<Object> invalid(String detail) {
    return answer(Problem.of(HttpStatus.BAD_REQUEST, "invalid-value", detail));
  }

  private static ResponseEntity<Object> answer(
      HttpStatus status, String code, InboxException refusal) {
    return answer(Problem.of(status, code, String.valueOf(refusal.getMessage())));
  }

  private static ResponseEntity<Object> retryLater(
      HttpStatus status, String code, InboxException refusal) {
    LOG.warn("{}: {}", code, String.valueOf(refusal.getCause()));
    return ResponseEntity.status(status)
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problem.of(status, code, String.valueOf(refusal.getMessage())));
  }

  private static ResponseEntity<Object> answer(Problem problem) {
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
