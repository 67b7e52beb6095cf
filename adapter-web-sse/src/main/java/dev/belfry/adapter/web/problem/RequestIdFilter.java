package dev.belfry.adapter.web.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Names every request, so that what a caller was told can be found in the log. */
class RequestIdFilter extends OncePerRequestFilter {

  static final String KEY = "requestId";
  private static final String HEADER = "X-Request-Id";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = UUID.randomUUID().toString();
    response.setHeader(HEADER, id);
    try (var named = MDC.putCloseable(KEY, id)) {
      chain.doFilter(request, response);
    }
  }
}
