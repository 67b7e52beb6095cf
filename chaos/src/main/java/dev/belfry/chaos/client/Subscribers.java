package dev.belfry.chaos.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The real TypeScript client, once for each of some people, in a process of Node. Their tokens are
 * hard to get.
 */
public final class Subscribers implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

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

  /** The script, as {@code ./belfry chaos} has built it; empty if it has not. */
  public static Optional<Path> script() {
    return Optional.ofNullable(System.getProperty("belfry.subscribers"))
        .map(Path::of)
        .filter(Files::exists);
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
      String recipient = exchange.getRequestURI().getPath().substring(1);
      byte[] token = tokens.of(recipient).getBytes(StandardCharsets.US_ASCII);
      exchange.sendResponseHeaders(200, token.length);
      exchange.getResponseBody().write(token);
    } catch (IOException refused) {
      exchange.sendResponseHeaders(503, -1);
    }
  }

  /** What each has handed to its app, and what it shows now. */
  public List<Report> reports() {
    try {
      questions.write("?\n");
      questions.flush();
      String line = answers.readLine();
      if (line == null) throw new IllegalStateException("The subscribers in Node have ended");
      List<Report> reports = new ArrayList<>();
      JSON.readTree(line).forEach(json -> reports.add(Report.of(json)));
      return reports;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    node.destroy();
    signIn.stop(0);
  }
}
