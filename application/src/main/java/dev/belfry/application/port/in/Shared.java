package dev.belfry.application.port.in;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is the same on many connections: whoever writes it first puts it into bytes, and the others
 * write those. Nobody may change them.
 */
public final class Shared<T> {

  private final T content;
  private volatile byte @Nullable [] bytes;

  public Shared(T content) {
    this.content = content;
  }

  public T content() {
    return content;
  }

  /** Two that come first together both encode, to the same bytes. */
  public byte[] bytes(Function<T, byte[]> encode) {
    byte[] encoded = bytes;
    if (encoded == null) {
      encoded = encode.apply(content);
      bytes = encoded;
    }
    return encoded;
  }
}
