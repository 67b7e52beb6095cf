package dev.belfry.adapter.web.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that Belfry cannot read: its header, query or body as a whole. */
public final class InvalidRequestException extends RuntimeException {

  private final HttpStatus status;
  private final String code;
  private final @Nullable String pointer;

  private InvalidRequestException(
      HttpStatus status, String code, @Nullable String pointer, String detail) {
    super(detail);
    this.status = status;
    this.code = code;
    this.pointer = pointer;
  }

  /** In a header or the query. */
  public static InvalidRequestException inRequest(String detail) {
    return new InvalidRequestException(HttpStatus.BAD_REQUEST, "invalid-request", null, detail);
  }

  /**
   * In the body.
   *
   * @param pointer to the member at fault (RFC 6901); none if null
   */
  public static InvalidRequestException inBody(@Nullable String pointer, String detail) {
    return new InvalidRequestException(HttpStatus.BAD_REQUEST, "invalid-body", pointer, detail);
  }

  public static InvalidRequestException tooLarge(String detail) {
    return new InvalidRequestException(HttpStatus.CONTENT_TOO_LARGE, "too-large", null, detail);
  }

  Problem problem() {
    String detail = String.valueOf(getMessage());
    if (pointer == null) return Problem.of(status, code, detail);
    return Problem.of(status, code, pointer + " " + detail).at(pointer, detail);
  }
}
