package dev.belfry.testsupport;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** What {@link BelfryProcess} needs of Belfry: it gets ready, says what it was given, and ends. */
public final class FakeBelfry {

  private FakeBelfry() {}

  public static void main(String[] args) throws Exception {
    List<String> arguments = List.of(args);
    System.out.println("started with " + arguments + " and COLOUR=" + System.getenv("COLOUR"));
    if (arguments.contains("--fail")) {
      System.out.println("what it wants, in words");
      System.exit(3);
    }
    int port =
        arguments.stream()
            .filter(it -> it.startsWith("--server.port="))
            .map(it -> Integer.parseInt(it.substring("--server.port=".length())))
            .findFirst()
            .orElseThrow();
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, 0);
    long ready = System.nanoTime() + 300_000_000L;
    server.createContext(
        "/readyz",
        exchange -> {
          exchange.sendResponseHeaders(System.nanoTime() > ready ? 200 : 503, -1);
          exchange.close();
        });
    server.start();
  }
}
