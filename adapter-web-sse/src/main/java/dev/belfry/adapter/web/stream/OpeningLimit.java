package dev.belfry.adapter.web.stream;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets only a few streams be opened at the same time, from the check of the token to the reading of
 * the log. When thousands of clients return together, a post would otherwise wait behind all of
 * them: 2.2 s behind a thousand, on two cores.
 */
final class OpeningLimit implements Filter {

  /** Who has waited so long goes on all the same, to be told that the log cannot be read. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Semaphore places;

  /**
   * @param atOnce how many
   */
  OpeningLimit(int atOnce) {
    this.places = new Semaphore(atOnce, true);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean placed = await();
    try {
      chain.doFilter(request, response);
    } finally {
      if (placed) places.release();
    }
  }

  private boolean await() throws ServletException {
    try {
      return places.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ServletException("stopped while a stream waited to be opened", stopped);
    }
  }
}
