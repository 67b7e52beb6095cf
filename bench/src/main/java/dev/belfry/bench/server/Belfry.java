package dev.belfry.bench.server;

import dev.belfry.bench.driver.Door;
import dev.belfry.bench.measure.Processes;
import dev.belfry.bench.post.Desk;
import dev.belfry.bench.post.Letter;
import dev.belfry.bench.sql.Database;
import dev.belfry.bench.sql.Statements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Belfry as users run it, with the embedded PostgreSQL of the profile {@code local} and an empty
 * log. The only one here that checks a token for each stream and post.
 *
 * @param java options of its JVM
 * @param statements those of the jar
 */
public record Belfry(Path jar, Workshop workshop, List<String> java, Statements statements)
    implements Target {

  static Belfry of(Path jar, Workshop workshop, List<String> java) {
    Path unpacked = workshop.scratch().resolve("unpacked");
    return new Belfry(jar, workshop, java, new Statements(jar, unpacked, Workshop.java()));
  }

  private static final String SECRET = "the bench signs its tokens with this";

  @Override
  public String name() {
    return "Belfry";
  }

  @Override
  public Optional<String> missing() {
    return Files.exists(jar) ? Optional.empty() : Optional.of(jar + " is not built");
  }

  @Override
  public Server start() {
    int port = Http.freePort();
    int postgres = Http.freePort();
    int management = Http.freePort();
    List<String> command = new ArrayList<>(List.of(Workshop.java()));
    command.addAll(java);
    command.addAll(
        List.of(
            "-jar",
            jar.toAbsolutePath().toString(),
            "--spring.profiles.active=local",
            "--server.port=" + port,
            "--management.server.port=" + management,
            "--belfry.local.postgres-port=" + postgres));
    Path directory = workshop.newDirectory("belfry");
    Child child =
        Child.start("Belfry", directory, command, Map.of("BELFRY_JWT_SECRET", SECRET))
            .awaitReady(() -> Http.answers("http://127.0.0.1:" + port + "/readyz"));
    Database log =
        new Database(
            "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(postgres),
            statements);
    Tokens tokens = new Tokens(SECRET, "belfry");
    return new Running(child, Http.at(port), management, database(directory), log, tokens);
  }

  /** A process of its own, whose CPU is shown beside that of Belfry. */
  private static Processes database(Path directory) {
    try (Stream<Path> files = Files.find(directory, 6, (path, it) -> isPid(path))) {
      Optional<Path> file = files.findFirst();
      if (file.isEmpty()) return Processes.none();
      long pid = Long.parseLong(Files.readAllLines(file.get()).getFirst().strip());
      return ProcessHandle.of(pid).map(Processes::family).orElse(Processes.none());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPid(Path path) {
    return path.endsWith("postmaster.pid");
  }

  private record Running(
      Child child,
      InetSocketAddress address,
      int management,
      Processes database,
      Database bare,
      Tokens tokens)
      implements Server {

    @Override
    public Optional<Database> log() {
      return Optional.of(bare);
    }

    @Override
    public boolean hasNoStreams() {
      return Http.body("http://127.0.0.1:" + management + "/actuator/metrics/belfry.connections")
          .contains("\"value\":0.0");
    }

    @Override
    public Optional<byte[]> inbox(int recipient) {
      String token = bearer(tokens.of(Letter.name(recipient), ""));
      String request = Http.get("/api/v1/inbox", token).replace("text/event-stream", "*/*");
      return Optional.of(request.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Door door() {
      return new Door(address, this::request, true, Door.UNPACED);
    }

    private String request(int recipient, String lastId, String previous) {
      String token = tokens.of(Letter.name(recipient), "");
      String query = previous.isEmpty() ? "" : "?previous=" + previous;
      return Http.get("/api/v1/inbox/stream" + query, bearer(token) + Http.lastEventId(lastId));
    }

    @Override
    public Desk desk() {
      String sender = bearer(tokens.of("bench", "notifications:write"));
      return new Desk(
          address, letter -> Http.post("/api/v1/notifications", sender, letter.belfry()));
    }

    private static String bearer(String token) {
      return "Authorization: Bearer " + token + "\r\n";
    }

    @Override
    public Processes processes() {
      return Processes.alone(child.handle());
    }

    @Override
    public boolean isJava() {
      return true;
    }

    @Override
    public Ended end() {
      return child.stop();
    }
  }
}
