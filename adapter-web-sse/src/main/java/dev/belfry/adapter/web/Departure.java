package dev.belfry.adapter.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Lets go of connections before the web server cuts them. Whoever keeps one, as a proxy does, would
 * lose the answer to what it sends just then, and may not send a post twice. So for a while each
 * answer says that its connection ends (RFC 9112, section 9.6). Then Jetty takes no new connection,
 * and closes what has been idle for a second.
 */
final class Departure implements SmartLifecycle, Filter {

  /** Every connection that is in use is told by then. */
  private static final Duration TELLING = Duration.ofMillis(500);

  /** Requests that take longer are waited for by the web server. */
  private static final Duration ENDING = Duration.ofSeconds(5);

  private static final Duration GLANCE = Duration.ofMillis(10);

  private volatile @Nullable Server server;
  private volatile boolean running;
  private volatile boolean leaving;

  void of(Server departing) {
    server = departing;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (leaving) ((HttpServletResponse) response).setHeader("Connection", "close");
    chain.doFilter(request, response);
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    leaving = true;
    Server departing = server;
    try {
      if (departing != null) empty(departing.getConnectors());
    } catch (TimeoutException | ExecutionException unfinished) {
      // the web server waits for requests, and cuts the rest
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private static void empty(Connector[] connectors)
      throws InterruptedException, ExecutionException, TimeoutException {
    long told = System.nanoTime() + TELLING.toNanos();
    while (areUsed(connectors) && System.nanoTime() < told) Thread.sleep(GLANCE);
    // not before: Jetty closes then what it has just answered, though it may not have said so
    CompletableFuture.allOf(
            Stream.of(connectors).map(Connector::shutdown).toArray(CompletableFuture[]::new))
        .get(ENDING.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static boolean areUsed(Connector[] connectors) {
    return Stream.of(connectors).anyMatch(it -> !it.getConnectedEndPoints().isEmpty());
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the streams have been told, and before requests are waited for. */
  @Override
  public int getPhase() {
    return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
  }
}
