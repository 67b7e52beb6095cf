package dev.belfry.boot.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a stream line by line, and knows whether it has ended. */
final class Listening {

  private static final String DATA = "data:";

  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  Listening(InputStream stream) {
    Thread.ofVirtual().name("doctor").start(() -> read(stream));
  }

  private void read(InputStream stream) {
    try (var text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) add(line);
    } catch (IOException cut) {
      // that, too, is something to be told
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Whether such a line has come, or comes in time. */
  synchronized boolean hears(Predicate<String> wanted, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (lines.stream().noneMatch(wanted)) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (ended || left <= 0) return false;
      wait(left);
    }
    return true;
  }

  /** Whether it goes on for so long. */
  synchronized boolean lasts(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    long left = time.toMillis();
    while (!ended && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
    return !ended;
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  /** The reason that Belfry gave before it closed; null if it gave none. */
  synchronized @Nullable String bye() {
    int bye = lines.indexOf("event: bye");
    if (bye < 0) return null;
    return lines.stream()
        .skip(bye + 1)
        .filter(line -> line.startsWith(DATA))
        .findFirst()
        .map(line -> Json.text(line.substring(DATA.length()), "reason"))
        .orElse("without a reason");
  }

  synchronized int count() {
    return lines.size();
  }
}
