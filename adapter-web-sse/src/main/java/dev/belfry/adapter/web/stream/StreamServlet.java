package dev.belfry.adapter.web.stream;

import dev.belfry.adapter.web.problem.Problem;
import dev.belfry.adapter.web.problem.ProblemWriter;
import dev.belfry.adapter.web.security.JwtSettings;
import dev.belfry.application.port.in.OpenStream;
import dev.belfry.domain.InboxException.NodeBusy;
import dev.belfry.domain.RecipientId;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Opens streams. A servlet of its own and not a controller, because a framework's emitters queue
 * without a bound and block.
 */
class StreamServlet extends HttpServlet {

  /** Sent by the edge in front of several nodes, and by nobody else. */
  private static final String EDGE = "X-Belfry-Edge";

  private final transient OpenStream streams;
  private final transient Frames frames;
  private final transient ProblemWriter problems;
  private final Duration leeway;
  private final int buffer;

  /**
   * @param buffer how many bytes are gathered for one write, and wait in a socket
   */
  StreamServlet(
      OpenStream streams, Frames frames, ProblemWriter problems, JwtSettings tokens, int buffer) {
    this.streams = streams;
    this.frames = frames;
    this.problems = problems;
    this.leeway = tokens.leeway();
    this.buffer = buffer;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET")) {
      response.setHeader(HttpHeaders.ALLOW, "GET");
      problems.write(
          response,
          Problem.of(
              HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "A stream is opened by GET."));
    } else if (!acceptsEvents(request)) {
      problems.write(
          response,
          Problem.of(
              HttpStatus.NOT_ACCEPTABLE,
              "not-acceptable",
              "A stream is text/event-stream; the header Accept does not allow it."));
    } else {
      open(request, response);
    }
  }

  private void open(HttpServletRequest request, HttpServletResponse response) throws IOException {
    ConnectionSink sink = new ConnectionSink(frames, buffer);
    OpenStream.Feed feed;
    try {
      feed = streams.open(asked(request), sink);
    } catch (NodeBusy busy) {
      refuse(response, busy);
      return;
    }
    response.setContentType("text/event-stream;charset=UTF-8");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store, no-transform");
    response.setHeader("X-Accel-Buffering", "no"); // or nginx holds events back
    response.setHeader(HttpHeaders.CONNECTION, "close"); // which ends the body
    handOver(ServletContextRequest.getServletContextRequest(request), sink, feed);
  }

  /** Once this request is answered, its connection is the stream's. */
  private void handOver(Request request, ConnectionSink sink, OpenStream.Feed feed) {
    ConnectionMetaData http = request.getConnectionMetaData();
    EndPoint endPoint = http.getConnection().getEndPoint();
    endPoint.setIdleTimeout(0); // or it would fail a write that waits for the client to read
    var connection =
        new StreamConnection(endPoint, http.getConnector().getExecutor(), feed, buffer);
    http.getConnector().getEventListeners().forEach(connection::addEventListener);
    sink.start(connection);
    request.addHttpStreamWrapper(stream -> new TakeOver(stream, request, connection, feed));
  }

  private OpenStream.Request asked(HttpServletRequest request) {
    Jwt token =
        ((JwtAuthenticationToken)
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication()))
            .getToken();
    Instant end = Objects.requireNonNull(token.getExpiresAt()).plus(leeway);
    return new OpenStream.Request(
        new RecipientId(Objects.requireNonNull(token.getSubject())),
        lastEventId(request),
        previous(request),
        end,
        request.getHeader(EDGE) != null);
  }

  /** One that nobody has given is as good as none. */
  private static @Nullable UUID previous(HttpServletRequest request) {
    String id = request.getParameter("previous");
    if (id == null) return null;
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }

  /** The edge tries the next node before the client has heard a word. */
  private void refuse(HttpServletResponse response, NodeBusy busy) throws IOException {
    int seconds = ThreadLocalRandom.current().nextInt(5, 31);
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    problems.write(
        response,
        Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "node-busy", String.valueOf(busy.getMessage())));
  }

  /** The header of native clients first: the URL they reconnect with is as old as they are. */
  private static @Nullable String lastEventId(HttpServletRequest request) {
    return Stream.of(
            request.getHeader("Last-Event-ID"),
            request.getParameter("lastEventId"),
            request.getParameter("last_event_id"))
        .filter(id -> id != null && !id.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static boolean acceptsEvents(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    if (accept == null) return true;
    try {
      List<MediaType> accepted = MediaType.parseMediaTypes(accept);
      return accepted.isEmpty()
          || accepted.stream().anyMatch(type -> type.includes(MediaType.TEXT_EVENT_STREAM));
    } catch (InvalidMediaTypeException unreadable) {
      return false;
    }
  }
}
