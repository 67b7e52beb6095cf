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
  static final String HEADER = "X-Request-Id";

  static String mint() {
    return UUID.randomUUID().toString();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = mint();
    response.setHeader(HEADER, id);
    try (var named = MDC.putCloseable(KEY, id)) {
      chain.doFilter(request, response);
    }
  }
}
