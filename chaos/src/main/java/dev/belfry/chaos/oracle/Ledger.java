package dev.belfry.chaos.oracle;

import dev.belfry.chaos.client.Complaint.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What came of a run: the figures of each fault, and every complaint. */
public final class Ledger {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final int MOST_TOLD = 200;
  private static final double MOST = 0.99;

  private final Tally all;
  private final Map<String, Tally> byFault;
  private final Map<String, AtomicInteger> times;
  private final List<String> complaints;

  Ledger(
      Tally all,
      Map<String, Tally> byFault,
      Map<String, AtomicInteger> times,
      List<String> complaints) {
    this.all = all;
    this.byFault = byFault;
    this.times = times;
    this.complaints = List.copyOf(complaints);
  }

  public long accepted() {
    return all.accepted;
  }

  public long delivered() {
    return all.delivered;
  }

  /** All that was not as it must be. */
  public List<String> complaints() {
    return complaints;
  }

  /** Whether there is one of this kind. */
  public boolean complainsOf(Kind kind) {
    return all.violations.containsKey(kind);
  }

  /** Of the clients that lost their stream while that fault was at work; 0 if none did. */
  public long streamlessMillis(String fault) {
    Tally tally = byFault.get(fault);
    return tally == null ? 0 : tally.streamless.millis(MOST);
  }

  /** From post to receive, of what was posted while that fault was at work. */
  public long latencyMillis(String fault) {
    Tally tally = byFault.get(fault);
    return tally == null ? 0 : tally.latency.millis(MOST);
  }

  /** For machines, and for people who read JSON. */
  public ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    figures(json, all);
    ObjectNode faults = json.putObject("faults");
    byFault.forEach((name, tally) -> {
      AtomicInteger begun = times.get(name);
      ObjectNode fault = faults.putObject(name).put("times", begun == null ? 0 : begun.get());
      figures(fault, tally);
    });
    complaints.stream().limit(MOST_TOLD).forEach(json.putArray("complaints")::add);
    return json;
  }

  private static void figures(ObjectNode json, Tally tally) {
    json.put("accepted", tally.accepted).put("delivered", tally.delivered);
    for (Kind kind : Kind.values()) {
      json.put(name(kind), tally.violations.getOrDefault(kind, 0L));
    }
    json.put("postToReceiveP50Millis", tally.latency.millis(0.5));
    json.put("postToReceiveP99Millis", tally.latency.millis(MOST));
    json.put("postToReceiveLongestMillis", tally.latency.millis(1));
    json.put("streamsReopened", tally.streamless.size());
    json.put("withoutStreamP99Millis", tally.streamless.millis(MOST));
    json.put("withoutStreamLongestMillis", tally.streamless.millis(1));
  }

  private static String name(Kind kind) {
    return switch (kind) {
      case LOST -> "lost";
      case DOUBLED -> "doubled";
      case OUT_OF_ORDER -> "outOfOrder";
      case MISDELIVERED -> "misdelivered";
      case INCONSISTENT -> "inconsistent";
      case PROTOCOL -> "protocol";
    };
  }

  /** As a table of Markdown, one line to a fault. */
  public String table() {
    StringBuilder table =
        new StringBuilder(
            """
            | fault | times | accepted | delivered | violations | p99 post to receive | p99 without a stream | longest |
            |---|---|---|---|---|---|---|---|
            """);
    byFault.forEach((name, tally) -> line(table, name, tally));
    line(table, "all", all);
    return table.toString();
  }

  private void line(StringBuilder table, String name, Tally tally) {
    AtomicInteger begun = times.get(name);
    table.append(
        String.format(
            Locale.ROOT,
            "| %s | %s | %,d | %,d | %d | %,d ms | %,d ms | %,d ms |%n",
            name,
            begun == null ? "" : begun.toString(),
            tally.accepted,
            tally.delivered,
            tally.violations(),
            tally.latency.millis(MOST),
            tally.streamless.millis(MOST),
            tally.streamless.millis(1)));
  }

  @Override
  public String toString() {
    return JSON.writeValueAsString(json());
  }
}
