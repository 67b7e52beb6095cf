package dev.belfry.adapter.web.problem;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Jetty or Spring's firewall refuses before any code of Belfry sees it, as a path that can be
 * read in two ways or headers that are too long, is a problem like every other.
 */
class ContainerProblems extends ErrorHandler {

  private final JsonMapper mapper;

  ContainerProblems(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** Jetty's own answers only some methods with a body. */
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    try (var named = MDC.putCloseable(RequestIdFilter.KEY, requestId(response))) {
      write(response, problem(code, message), callback);
    }
  }

  /** Given by the filter, where the request came so far. */
  private static String requestId(Response response) {
    String given = response.getHeaders().get(RequestIdFilter.HEADER);
    if (given != null) return given;
    String id = RequestIdFilter.mint();
    response.getHeaders().put(RequestIdFilter.HEADER, id);
    return id;
  }

  private void write(Response response, Problem problem, Callback callback) {
    byte[] body = mapper.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** The messages of failures are for the log, not for callers. */
  private static Problem problem(int code, @Nullable String message) {
    HttpStatus status = HttpStatus.valueOf(code);
    return message == null || status.is5xxServerError()
        ? Problem.of(status, status.getReasonPhrase())
        : Problem.of(status, message);
  }
}
