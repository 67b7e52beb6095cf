package dev.belfry.bench.server;

import dev.belfry.bench.driver.Door;
import dev.belfry.bench.measure.Processes;
import dev.belfry.bench.post.Desk;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Nginx with the module Nchan, {@code bench/peers/nchan.conf}. Keeps the newest messages in memory,
 * checks no token.
 *
 * @param both whether a stream carries its recipient's own channel and that for everyone, as
 *     Belfry's do; or that for everyone alone
 */
public record Nchan(Workshop workshop, boolean both) implements Target {

  @Override
  public String name() {
    return both ? "Nchan" : "Nchan, broadcasts only";
  }

  @Override
  public Optional<String> missing() {
    return Workshop.program("nginx").isPresent() && module().isPresent()
        ? Optional.empty()
        : Optional.of("apt-get install nginx-light libnginx-mod-nchan");
  }

  private static Optional<Path> module() {
    return Stream.of("/usr/lib/nginx/modules", "/usr/lib64/nginx/modules")
        .map(it -> Path.of(it, "ngx_nchan_module.so"))
        .filter(Files::exists)
        .findFirst();
  }

  @Override
  public Server start() {
    int port = Http.freePort();
    Path directory = workshop.newDirectory("nchan");
    Path configuration =
        workshop.configuration(
            "nchan.conf",
            directory,
            Map.of(
                "module", module().orElseThrow(),
                "directory", directory.toAbsolutePath(),
                "port", port,
                "files", Workshop.files()));
    List<String> command =
        List.of(
            Workshop.program("nginx").orElseThrow().toString(),
            "-p",
            directory.toAbsolutePath().toString(),
            "-c",
            configuration.toAbsolutePath().toString());
    Child child =
        Child.start("Nchan", directory, command, Map.of()).awaitReady(() -> Http.listens(port));
    return new Running(child, Http.at(port), both);
  }

  private record Running(Child child, InetSocketAddress address, boolean both) implements Server {

    @Override
    public Door door() {
      return new Door(address, this::request, false, Door.UNPACED);
    }

    private String request(int recipient, String lastId, String previous) {
      return Http.get(both ? "/both/" + recipient : "/all", Http.lastEventId(lastId));
    }

    @Override
    public Desk desk() {
      return new Desk(
          address,
          letter -> {
            String channel = letter.isToEveryone() ? "all" : "r" + letter.recipient();
            return Http.post("/post/" + channel, "", letter.event());
          });
    }

    @Override
    public boolean hearsItsOwn() {
      return both;
    }

    @Override
    public Processes processes() {
      return Processes.family(child.handle());
    }

    @Override
    public Ended end() {
      return child.stop();
    }
  }
}
