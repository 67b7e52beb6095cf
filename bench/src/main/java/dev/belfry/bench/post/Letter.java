package dev.belfry.bench.post;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One notification to be posted. When it was sent and which number it has travel in its {@code
 * data}, so that the receiver can tell how long it took and whether one is missing.
 *
 * @param recipient or {@link #EVERYONE}
 * @param further how many recipients after this one it also goes to
 * @param number of those to this recipient, or of the broadcasts; from 1
 * @param sentAt in {@link System#nanoTime}
 * @param text which makes it long or short
 */
public record Letter(
    int recipient, int further, Keeping keeping, long number, long sentAt, String text) {

  public static final int EVERYONE = -1;

  /** What the server is asked to do with it. Peers know no difference. */
  public enum Keeping {
    /** Stored in the inbox, delivered exactly once. */
    DURABLE,
    /** For whoever is connected, at most once. */
    TRANSIENT
  }

  public static final String TEXT = "Parcel 42 left the warehouse.";

  public static final String TITLE = "Order 4711 shipped";

  /** Belfry takes no longer ones; what is longer goes into {@code data}. */
  private static final int LONGEST_BODY = 4_000;

  /** What an event of the log has besides. */
  private static final String LOG =
      ",\"position\":1,\"counts\":{\"unseen\":1,\"unread\":1,\"total\":1}";

  public boolean isToEveryone() {
    return recipient == EVERYONE;
  }

  /** What Belfry is posted. */
  public String belfry() {
    String kept = keeping == Keeping.TRANSIENT ? "\"transient\":true," : "";
    return "{\"to\":%s,%s\"title\":\"%s\",\"body\":\"%s\",\"data\":%s}"
        .formatted(to(), kept, TITLE, body(), data());
  }

  /** The data of an event as long as Belfry's, for servers that pass on what they are given. */
  public String event() {
    String notification =
        "{\"id\":\"01a1fe89-0d1e-7d46-9769-b415df58c67d\",\"title\":\"%s\",\"body\":\"%s\",\"priority\":\"normal\",\"data\":%s,\"createdAt\":\"2026-01-01T12:00:00.000Z\"}"
            .formatted(TITLE, body(), data());
    return "{\"notification\":" + notification + (keeping == Keeping.DURABLE ? LOG : "") + "}";
  }

  private String to() {
    if (isToEveryone()) return "{\"everyone\":true}";
    if (further == 0) return "\"" + name(recipient) + "\"";
    return IntStream.rangeClosed(recipient, recipient + further)
        .mapToObj(Letter::name)
        .collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }

  private String body() {
    return text.length() <= LONGEST_BODY ? text : TEXT;
  }

  /** What Belfry is given to pass on. */
  public String data() {
    String rest = text.length() <= LONGEST_BODY ? "" : ",\"text\":\"" + text + "\"";
    return "{\"sentAt\":%d,\"%s\":%d%s}"
        .formatted(sentAt, isToEveryone() ? "all" : "own", number, rest);
  }

  /** The {@code sub} of the recipient's token. */
  public static String name(int recipient) {
    return "r" + recipient;
  }
}
