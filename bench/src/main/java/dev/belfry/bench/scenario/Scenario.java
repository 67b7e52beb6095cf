package dev.belfry.bench.scenario;

import java.util.List;

/** Something that is done to a server with all its streams open. */
public interface Scenario {

  /**
   * How much there is of everything.
   *
   * @param streams that are open in most scenarios
   * @param most as many as a process may have
   * @param growth one after the other, where it is asked what more of them cost
   * @param inboxes how many notifications they hold, where that is asked
   */
  record Sizes(int streams, int most, List<Integer> growth, List<Integer> inboxes) {}

  /** As it is called on the command line. */
  String name();

  /** As the report calls it. */
  String title();

  /** Who is measured beside whom, as called on the command line. */
  List<String> beside();

  /**
   * Does it, and measures.
   *
   * @throws dev.belfry.bench.post.Refused if the server does not do what is asked of it
   */
  Figures run(Session session);

  /** With how many streams; with one number after the other where there are several. */
  default List<Integer> sizes(Sizes sizes) {
    return List.of(sizes.streams());
  }

  /** What the size counts. */
  default String unit() {
    return "streams";
  }

  /** How many recipients there are, each with at most one stream. */
  default int recipients(int size) {
    return size;
  }

  /** More rounds would say no more, or take too long. */
  default int rounds() {
    return Integer.MAX_VALUE;
  }

  /** Whether it opens the streams itself, because that is what it measures. */
  default boolean opensStreams() {
    return false;
  }
}
