package dev.belfry.bench.driver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Text that is not worth a {@link String}. */
final class Bytes {

  private Bytes() {}

  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
    return to - from >= prefix.length
        && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
  }

  static byte[] joined(byte @Nullable [] begun, byte[] bytes, int from, int to) {
    if (begun == null) return Arrays.copyOfRange(bytes, from, to);
    byte[] whole = Arrays.copyOf(begun, begun.length + to - from);
    System.arraycopy(bytes, from, whole, begun.length, to - from);
    return whole;
  }
}
