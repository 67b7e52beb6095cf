package dev.belfry.boot.doctor;

/** What it means that Belfry itself has ended a stream, by {@code bye}. */
final class Farewell {

  private Farewell() {}

  /**
   * @param about what could not be examined to its end
   */
  static Finding inWords(String about, String reason) {
    String what = "Belfry itself ended the stream (bye " + reason + "): ";
    return switch (reason) {
      case "busy" ->
          Finding.bad(
              about,
              what
                  + "every node is full or going down, or nginx reaches none. Look at "
                  + "belfry_connections and belfry.stream.per-node.");
      case "token-expired" ->
          Finding.notExamined(
              about, what + "the recipient's token ended. Give one that lasts longer.");
      case "deploy" ->
          Finding.notExamined(about, what + "the node is being stopped. Examine it again later.");
      case "rotation" ->
          Finding.notExamined(
              about,
              what + "it lived as long as belfry.stream.rotation lets it. Give a shorter --idle.");
      case "evicted" ->
          Finding.notExamined(
              about,
              what
                  + "the recipient has more of them than belfry.stream.per-recipient allows. Give "
                  + "the token of somebody who has none open.");
      default -> Finding.notExamined(about, what + "examine it again.");
    };
  }
}
