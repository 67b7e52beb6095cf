package dev.belfry.bench.post;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server does not do what the scenario asks of it. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1;
  private static final Pattern DETAIL = Pattern.compile("\"detail\":\"([^\"]*)\"");
  private static final int SHOWN = 160;

  private final String reason;

  public Refused(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** For the report. */
  public String reason() {
    return reason;
  }

  static Refused by(Line.Answer answer) {
    return new Refused("answered " + answer.status() + ": " + said(answer.body()));
  }

  private static String said(String body) {
    Matcher detail = DETAIL.matcher(body);
    String said = detail.find() ? detail.group(1) : body;
    return said.length() > SHOWN ? said.substring(0, SHOWN) + "…" : said.strip();
  }
}
