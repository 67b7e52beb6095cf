package dev.belfry.boot.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Failures and refusals, for somebody who does not read stack traces or pages of HTML. */
final class Words {

  private static final int ENOUGH = 160;
  private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");

  private Words() {}

  /** Why there is no answer. */
  static String of(IOException failure) {
    return switch (failure) {
      case HttpConnectTimeoutException _ ->
          "no connection in time; the host is down, or a firewall drops what comes";
      case HttpTimeoutException _ -> "it connects, and there is no answer in time";
      case UnknownHostException _ -> "nobody knows the name";
      case ConnectException refused when refused.getCause() instanceof ConnectException cause ->
          of(cause);
      case ConnectException refused when isUnresolved(refused) -> "nobody knows the name";
      case ConnectException refused ->
          refused.getMessage() == null || refused.getMessage().contains("refused")
              ? "refused; nothing listens there"
              : refused.getMessage();
      case SSLException tls -> "TLS does not come about (" + tls.getMessage() + ")";
      default ->
          Objects.requireNonNullElse(
              failure.getMessage(), "the connection was cut before the answer");
    };
  }

  private static boolean isUnresolved(Throwable failure) {
    for (Throwable it = failure; it != null; it = it.getCause()) {
      if (it instanceof UnresolvedAddressException) return true;
    }
    return false;
  }

  /** An answer that is not the one hoped for: its status, and what it says of the reason. */
  static String of(HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status / 100 == 3) {
      return status
          + " and redirects to "
          + brief(answer.headers().firstValue("Location").orElse("nowhere"));
    }
    if (isPage(answer)) {
      return status
          + " with a page of HTML"
          + title(answer.body())
          + ": a proxy or a firewall, a login page or another server answers in Belfry's place";
    }
    String reason = Json.text(answer.body(), "detail");
    if (reason == null) reason = Json.text(answer.body(), "title");
    if (reason == null) reason = answer.body();
    return reason.isBlank() ? Integer.toString(status) : status + ": " + brief(reason);
  }

  static boolean isPage(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").contains("html")
        || answer.body().stripLeading().startsWith("<");
  }

  private static String title(String page) {
    Matcher title = TITLE.matcher(page);
    return title.find() ? " (" + brief(title.group(1)) + ")" : "";
  }

  private static String brief(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() > ENOUGH ? line.substring(0, ENOUGH) + " …" : line;
  }
}
