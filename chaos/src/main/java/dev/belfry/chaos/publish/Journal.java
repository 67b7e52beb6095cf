package dev.belfry.chaos.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** What was meant to be sent, written down before it is, and what became of it. */
public final class Journal implements AutoCloseable {

  private final AtomicLong numbers = new AtomicLong();
  private final List<Entry> entries = new ArrayList<>();
  private final Writer file;

  public Journal(Path file) {
    try {
      this.file = Files.newBufferedWriter(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Entry write(Order order) {
    Entry entry = new Entry(numbers.incrementAndGet(), order);
    synchronized (entries) {
      entries.add(entry);
    }
    note("send " + entry.number() + " to " + (order.to() == null ? "everyone" : order.to()));
    return entry;
  }

  void note(String line) {
    synchronized (file) {
      try {
        file.write(System.nanoTime() + " " + line + "\n");
        file.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** How many are written down. */
  public int size() {
    synchronized (entries) {
      return entries.size();
    }
  }

  public List<Entry> entries() {
    synchronized (entries) {
      return List.copyOf(entries);
    }
  }

  /**
   * Some are gone with their database.
   *
   * @param isUndone of the id of an accepted one
   */
  public void undo(Predicate<String> isUndone) {
    for (Entry entry : entries()) {
      String id = entry.id();
      if (id != null && isUndone.test(id)) entry.undo();
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
