package dev.belfry.chaos.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Passes on what a server says, frame by frame instead of byte by byte. */
@FunctionalInterface
public interface Frames {

  /** Bytes are bytes. */
  Frames NONE = (in, out) -> false;

  /**
   * Passes on one frame, or several, or none.
   *
   * @return whether it has; if not, the link passes on bytes
   */
  boolean pass(InputStream in, OutputStream out) throws IOException;
}
