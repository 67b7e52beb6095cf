package dev.belfry.adapter.web;

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
 * lose the answer to what it sends just then, and may not send a post twice. From here on Jetty
 * takes no new connection, says {@code Connection: close} with each answer (RFC 9112, section 9.6),
 * and closes what has been idle for a second.
 */
final class Departure implements SmartLifecycle {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private volatile @Nullable Server server;
  private volatile boolean running;

  void of(Server departing) {
    server = departing;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    Server departing = server;
    if (departing == null) return;
    try {
      CompletableFuture.allOf(
              Stream.of(departing.getConnectors())
                  .map(Connector::shutdown)
                  .toArray(CompletableFuture[]::new))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException unfinished) {
      // what is worked on is waited for next
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
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
