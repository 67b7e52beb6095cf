package dev.belfry.bench.scenario;

/** Something that is done to a server with all its streams open. */
public interface Scenario {

  /** As it is called on the command line. */
  String name();

  /** As the report calls it. */
  String title();

  /**
   * Does it, and measures.
   *
   * @throws dev.belfry.bench.post.Refused if the server does not do what is asked of it
   */
  Figures run(Session session);

  /** Whether it opens the streams itself, because that is what it measures. */
  default boolean opensStreams() {
    return false;
  }

  /** Whether it runs with more and more streams. */
  default boolean grows() {
    return false;
  }
}
