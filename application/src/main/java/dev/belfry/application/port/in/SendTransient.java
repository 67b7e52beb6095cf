package dev.belfry.application.port.in;

import dev.belfry.application.port.in.PublishNotification.Post;

/** A back end has something for whoever is connected now, and for nobody else. */
public interface SendTransient {

  /**
   * Hands it to every node and returns. It reaches those who are connected and read in time, at
   * most once, and leaves no trace.
   *
   * @param post without a key: nothing is stored that could be repeated
   */
  void send(Post post);
}
