package dev.belfry.adapter.web.publish;

import dev.belfry.adapter.web.problem.Problem;
import dev.belfry.adapter.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** At the door for senders there is nothing else: a stream there would take what is theirs. */
class SendersOnly extends OncePerRequestFilter {

  private static final String SENDERS = "/api/v1/notifications";

  private final int port;
  private final transient ProblemWriter problems;

  SendersOnly(int port, ProblemWriter problems) {
    this.port = port;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return request.getLocalPort() != port || path.equals(SENDERS) || path.startsWith(SENDERS + "/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    problems.write(
        response,
        Problem.of(HttpStatus.NOT_FOUND, "not-found", "This port is for senders: " + SENDERS));
  }
}
