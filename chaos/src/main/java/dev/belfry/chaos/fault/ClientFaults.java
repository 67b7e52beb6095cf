package dev.belfry.chaos.fault;

import dev.belfry.chaos.client.Page;
import dev.belfry.chaos.client.Subscribers;
import dev.belfry.chaos.link.Link;
import dev.belfry.chaos.link.Weather;
import dev.belfry.chaos.world.Node;
import dev.belfry.chaos.world.World;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** What happens on the way to clients. */
final class ClientFaults {

  private static final Duration AWHILE = Duration.ofSeconds(6);
  private static final int LONGEST_STREAM = 6_000;

  static final Fault STORM =
      new Fault(
          "reconnect storm",
          (world, random) -> {
            world.nodes().forEach(node -> node.door().cutAll());
            Thread.sleep(Duration.ofSeconds(3));
          });

  static final Fault RESTLESS =
      new Fault(
          "clients that come and go",
          (world, random) -> {
            List<Page> pages = world.pages();
            for (int i = 0; i < 120; i++) {
              pages.get(random.nextInt(pages.size())).cut();
              Thread.sleep(Duration.ofMillis(25));
            }
          });

  static final Fault CUTS =
      new Fault(
          "streams cut at any byte",
          (world, random) -> {
            for (int i = 0; i < 4; i++) {
              Weather cut = new Weather.Cut(random.nextInt(LONGEST_STREAM));
              world.nodes().forEach(node -> node.door().set(cut));
              world.pages().forEach(Page::cut);
              Thread.sleep(Duration.ofSeconds(2));
            }
            world.nodes().forEach(node -> node.door().calm());
          });

  static final Fault BLACK_HOLED = some("black-holed clients", new Weather.Hole());
  static final Fault SLOW = some("slow readers", new Weather.Slow(2_000));
  static final Fault HALF_OPEN = some("clients that vanish without a word", new Weather.HalfOpen());
  static final Fault LATENCY = some("clients far away", new Weather.Delay(Duration.ofMillis(300)));

  static final Fault PROXY_ANSWERS =
      new Fault("a proxy that answers 502, 503, 404 and HTML", ClientFaults::answer);

  static final Fault TABS_FREEZE =
      new Fault(
          "leading tabs freeze",
          (world, random) -> world.subscribers().forEach(Subscribers::freezeLeaders));

  static final Fault TABS_CRASH =
      new Fault(
          "leading tabs crash",
          (world, random) -> world.subscribers().forEach(Subscribers::crashLeaders));

  private ClientFaults() {}

  /** To the few clients that have a way of their own. */
  private static Fault some(String name, Weather weather) {
    return new Fault(
        name,
        (world, random) -> {
          List<Link> ways = world.nodes().stream().map(Node::badDoor).toList();
          ways.forEach(way -> way.set(weather));
          try {
            Thread.sleep(AWHILE);
          } finally {
            ways.forEach(Link::calm);
          }
        });
  }

  private static void answer(World world, RandomGenerator random) throws InterruptedException {
    List<String> answers =
        List.of(
            plain("502 Bad Gateway", "text/plain", "nobody there"),
            plain("503 Service Unavailable", "text/plain", "later"),
            plain("404 Not Found", "text/plain", "what?"),
            plain("200 OK", "text/html", "<html>Sign in to the hotel's network</html>"));
    for (String answer : answers) {
      world.nodes().forEach(node -> node.door().set(new Weather.Says(answer)));
      Thread.sleep(Duration.ofMillis(7_500));
    }
    world.nodes().forEach(node -> node.door().calm());
  }

  private static String plain(String status, String type, String body) {
    return "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
        .formatted(status, type, body.length(), body);
  }
}
