package dev.belfry.adapter.web.security;

import dev.belfry.adapter.web.problem.Problem;
import dev.belfry.adapter.web.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Tells a caller without the right credentials what is missing. */
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final ProblemWriter problems;

  SecurityProblems(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    problems.write(response, problem(refusal));
  }

  private static Problem problem(AuthenticationException refusal) {
    if (!(refusal instanceof OAuth2AuthenticationException told)) {
      return Problem.of(
          HttpStatus.UNAUTHORIZED,
          "unauthenticated",
          "Send a token in the header Authorization: Bearer …");
    }
    String detail = String.valueOf(told.getError().getDescription());
    if (BearerTokenErrorCodes.INVALID_REQUEST.equals(told.getError().getErrorCode())) {
      return Problem.of(HttpStatus.BAD_REQUEST, "invalid-request", detail);
    }
    return Problem.of(HttpStatus.UNAUTHORIZED, "invalid-token", detail);
  }

  void refuseOrigin(HttpServletResponse response) throws IOException {
    problems.write(
        response,
        Problem.of(
            HttpStatus.FORBIDDEN,
            "origin-not-listed",
            "Pages of this origin may not call. Belfry lists those that may in"
                + " belfry.cors.origins."));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
      throws IOException {
    problems.write(
        response,
        Problem.of(
            HttpStatus.FORBIDDEN, "forbidden", "The token lacks the scope that this call needs."));
  }
}
