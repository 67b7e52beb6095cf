package dev.belfry.chaos.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The real TypeScript client for some people, in a process of Node, or in tabs of Chromium that one
 * of Node drives. Their tokens are hard to get.
 */
public final class Subscribers implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process node;
  private final HttpServer signIn;
  private final Writer questions;
  private final BufferedReader answers;

  private Subscribers(Process node, HttpServer signIn) {
    this.node = node;
    this.signIn = signIn;
    this.questions = node.outputWriter(StandardCharsets.UTF_8);
    this.answers =
        new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The script for Node, as {@code ./belfry chaos} has built it; empty if it has not. */
  public static Optional<Path> script() {
    return script("belfry.subscribers");
  }

  /** The script that opens tabs; empty but in {@code ./belfry chaos}. */
  public static Optional<Path> scriptOfTabs() {
    return script("belfry.tabs");
  }

  private static Optional<Path> script(String property) {
    return Optional.ofNullable(System.getProperty(property)).map(Path::of).filter(Files::exists);
  }

  /**
   * Starts Node.
   *
   * @param log takes what Node complains of
   */
  public static Subscribers start(
      Path script, List<String> recipients, Doors doors, Tokens tokens, Path log) {
    try {
      HttpServer signIn =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      signIn.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      signIn.createContext("/", exchange -> answer(exchange, tokens));
      signIn.start();
      ObjectNode setup = JSON.createObjectNode();
      setup.put("tokens", "http://127.0.0.1:" + signIn.getAddress().getPort());
      doors.inTurn().forEach(setup.putArray("doors")::add);
      recipients.forEach(setup.putArray("recipients")::add);
      ProcessBuilder builder =
          new ProcessBuilder("node", script.toAbsolutePath().toString())
              .redirectError(log.toFile());
      builder.environment().put("SUBSCRIBERS", JSON.writeValueAsString(setup));
      return new Subscribers(builder.start(), signIn);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange, Tokens tokens) throws IOException {
    try (exchange) {
      byte[] token = token(exchange.getRequestURI().getPath().substring(1), tokens);
      exchange.sendResponseHeaders(
          token.length == 0 ? 503 : 200, token.length == 0 ? -1 : token.length);
      exchange.getResponseBody().write(token);
    }
  }

  /** Empty where there is none to be had. */
  private static byte[] token(String recipient, Tokens tokens) {
    try {
      return tokens.of(recipient).getBytes(StandardCharsets.US_ASCII);
    } catch (IOException refused) {
      return new byte[0];
    }
  }

  /** What each has handed to its app, and what it shows now. */
  public List<Report> reports() {
    List<Report> reports = new ArrayList<>();
    ask("report").forEach(json -> reports.add(Report.of(json)));
    return reports;
  }

  /** Whether they are there, once they have come up. */
  public boolean areThere() {
    try {
      return !reports().isEmpty();
    } catch (UncheckedIOException ended) {
      return false;
    }
  }

  /** The leading tab of each person, if there are any, stands still for longer than others wait. */
  public void freezeLeaders() {
    ask("freeze");
  }

  /** The process of each person's leading tab, if there are any, ends; another tab is opened. */
  public void crashLeaders() {
    ask("crash");
  }

  private JsonNode ask(String question) {
    try {
      questions.write(question + "\n");
      questions.flush();
      String line = answers.readLine();
      if (line == null) throw new EOFException("The subscribers have ended");
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      questions.close(); // a browser goes with it
      if (!node.waitFor(PATIENCE)) node.destroyForcibly();
    } catch (IOException ended) {
      // before it was told to
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      signIn.stop(0);
    }
  }
}
