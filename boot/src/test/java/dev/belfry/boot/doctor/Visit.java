package dev.belfry.boot.doctor;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the doctor said, and the exit code. */
record Visit(int code, String said) {

  static Visit of(String... arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code =
        Doctor.examine(arguments, Map.of(), new PrintStream(said, true, StandardCharsets.UTF_8));
    return new Visit(code, said.toString(StandardCharsets.UTF_8));
  }
}
