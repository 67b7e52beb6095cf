package dev.belfry.chaos.link;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Drops, doubles and reorders what Redis publishes, and leaves its answers alone. It reads the
 * protocol of Redis as far as one must to find the end of a message.
 */
public final class RedisMischief implements Frames {

  private volatile boolean atWork;

  public void set(boolean atWork) {
    this.atWork = atWork;
  }

  @Override
  public boolean pass(InputStream in, OutputStream out) throws IOException {
    if (!atWork) return false;
    byte[] message = read(in);
    if (message == null) return false; // the link finds the end by itself
    if (!isPublished(message)) {
      out.write(message);
      return true;
    }
    switch (ThreadLocalRandom.current().nextInt(4)) {
      case 0 -> {} // lost
      case 1 -> {
        out.write(message);
        out.write(message);
      }
      case 2 -> {
        byte[] next = in.available() > 0 ? read(in) : null;
        if (next != null) out.write(next);
        out.write(message);
      }
      default -> out.write(message);
    }
    return true;
  }

  /** In the third element's place stands what was said; the first says what kind it is. */
  private static boolean isPublished(byte[] message) {
    String begin = new String(message, 0, Math.min(32, message.length), StandardCharsets.US_ASCII);
    return begin.matches("(?s)[*>]3\r\n\\$[78]\r\ns?message\r\n.*");
  }

  private static byte @Nullable [] read(InputStream in) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    return copy(in, message) ? message.toByteArray() : null;
  }

  private static boolean copy(InputStream in, ByteArrayOutputStream message) throws IOException {
    String head = line(in, message);
    if (head == null) return false;
    switch (head.charAt(0)) {
      case '$', '=', '!' -> {
        int length = Integer.parseInt(head.substring(1));
        if (length >= 0) message.writeBytes(exactly(in, length + 2));
      }
      case '*', '>', '~' -> elements(in, message, Integer.parseInt(head.substring(1)));
      case '%', '|' -> elements(in, message, 2 * Integer.parseInt(head.substring(1)));
      default -> {} // the line is all
    }
    return true;
  }

  private static void elements(InputStream in, ByteArrayOutputStream message, int count)
      throws IOException {
    for (int i = 0; i < count; i++) {
      if (!copy(in, message)) throw new EOFException("Redis ended in a message");
    }
  }

  private static @Nullable String line(InputStream in, ByteArrayOutputStream message)
      throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      message.write(c);
      if (c == '\n') return line.toString();
      if (c != '\r') line.append((char) c);
    }
    return null;
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) throw new EOFException("Redis ended in a message");
    return bytes;
  }
}
