package dev.belfry.chaos.client;

import dev.belfry.testsupport.SseParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Hears the events of a stream, and nothing else of it. */
@FunctionalInterface
interface Ear extends SseParser.Listener {

  /** Returns when the stream ends. */
  default void listenTo(InputStream stream) throws IOException {
    InputStreamReader text = new InputStreamReader(stream, StandardCharsets.UTF_8);
    new SseParser(this).read(new BufferedReader(text, 1_024));
  }

  @Override
  default void lastEventId(String id) {}

  @Override
  default void retry(long milliseconds) {}

  @Override
  default void comment(String text) {}
}
