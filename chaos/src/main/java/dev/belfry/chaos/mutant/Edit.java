package dev.belfry.chaos.mutant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A change to one source file.
 *
 * @param file from the root of the sources
 * @param before what stands there, once
 * @param after what is to stand there
 */
record Edit(String file, String before, String after) {

  /** The file's text with the change. */
  String applied(Path sources) throws IOException {
    return applied(Files.readString(sources.resolve(file)));
  }

  String applied(String text) {
    int at = text.indexOf(before);
    if (at < 0 || text.indexOf(before, at + 1) >= 0) {
      throw new IllegalStateException(
          "Not just once in " + file + ", so this mutant has to be cut anew:\n" + before);
    }
    return text.replace(before, after);
  }

  /** What a compiler expects the file to be called. */
  String className() {
    return file.replaceFirst(".*/src/main/java/", "");
  }
}
