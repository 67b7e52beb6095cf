package dev.belfry.testsupport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Belfry as users run it: {@code java -jar}, a process of its own with a directory of its own,
 * which a test may kill and start again. The system property {@code belfry.jar} names the jar.
 */
public final class BelfryProcess implements AutoCloseable {

  /** What it is started with; made by {@link BelfryProcess#with}. */
  public static final class Setup {

    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private @Nullable List<String> program;

    private Setup() {}

    /** Runs this instead of the jar: what follows {@code java}, up to the settings. */
    public Setup program(List<String> options) {
      program = List.copyOf(options);
      return this;
    }

    /** Settings as {@code --name=value}, instead of what they were before. */
    public Setup and(String... more) {
      for (String setting : more) {
        String name = setting.split("=", 2)[0] + "=";
        arguments.removeIf(it -> it.startsWith(name));
        arguments.add(setting);
      }
      return this;
    }

    /** Uses {@code database}. */
    public Setup on(TestPostgres.Database database) {
      return and(
          "--spring.datasource.url=" + database.url(),
          "--spring.datasource.username=" + database.user(),
          "--spring.datasource.password=" + database.password());
    }

    public Setup env(String name, String value) {
      environment.put(name, value);
      return this;
    }

    /** Returns when it is ready to take requests. */
    public BelfryProcess start() {
      BelfryProcess belfry = launch();
      try {
        belfry.process.awaitReady(belfry::isReady);
        return belfry;
      } catch (RuntimeException | Error e) {
        belfry.close();
        throw e;
      }
    }

    /** Returns at once, for a start that is expected to fail. */
    public BelfryProcess launch() {
      List<String> what = program == null ? List.of("-jar", jar().toString()) : program;
      return new BelfryProcess(
          what, List.copyOf(arguments), Map.copyOf(environment), Places.newDirectory("belfry"));
    }
  }

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final List<String> program;
  private final List<String> arguments;
  private final Map<String, String> environment;
  private final Path directory;
  private final int port;
  private final int managementPort;
  private Child process;

  private BelfryProcess(
      List<String> program,
      List<String> arguments,
      Map<String, String> environment,
      Path directory) {
    this.program = program;
    this.arguments = arguments;
    this.environment = environment;
    this.directory = directory;
    this.port = given("server.port").orElseGet(Ports::free);
    this.managementPort = given("management.server.port").orElseGet(Ports::free);
    this.process = launch();
  }

  /** Settings as {@code --name=value}; ports are chosen unless they are among these. */
  public static Setup with(String... arguments) {
    return new Setup().and(arguments);
  }

  private Optional<Integer> given(String setting) {
    String prefix = "--" + setting + "=";
    return arguments.stream()
        .filter(it -> it.startsWith(prefix))
        .map(it -> Integer.valueOf(it.substring(prefix.length())))
        .findFirst();
  }

  private Child launch() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // a short life on a shared machine: no time for the second compiler, no need for much memory
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx512m"));
    command.addAll(program);
    command.addAll(arguments);
    if (given("server.port").isEmpty()) command.add("--server.port=" + port);
    if (given("management.server.port").isEmpty()) {
      command.add("--management.server.port=" + managementPort);
    }
    return Child.start("Belfry", command, environment, directory, directory.resolve("belfry.log"));
  }

  static Path jar() {
    String jar = System.getProperty("belfry.jar");
    if (jar == null) throw new IllegalStateException("The system property belfry.jar is not set");
    return Path.of(jar).toAbsolutePath();
  }

  private boolean isReady() {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(url() + "/readyz"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return HTTP.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      throw Child.interrupted(e);
    }
  }

  /** Where it answers: {@code http://127.0.0.1:port}. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  public int managementPort() {
    return managementPort;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Where it runs, and where a relative path among its settings leads. */
  public Path directory() {
    return directory;
  }

  /** SIGKILL; returns when it is gone. */
  public void kill() {
    process.kill();
  }

  /** SIGTERM; returns its exit code when it is gone. */
  public int stop() {
    return process.stop();
  }

  /** The exit code of one that ends by itself. */
  public int awaitEnd() {
    return process.awaitEnd(Deadline.GENEROUS);
  }

  /** SIGSTOP: it holds its connections and does nothing. */
  public void pause() {
    process.signal("STOP");
  }

  /** After {@link #pause}. */
  public void resume() {
    process.signal("CONT");
  }

  /** With the same settings and ports, in the same directory; kills it first, if it runs. */
  public void restart() {
    process.kill();
    process = launch();
    process.awaitReady(this::isReady);
  }

  /** Everything it has said, over all its starts. */
  public String log() {
    return process.log();
  }

  @Override
  public void close() {
    process.kill();
  }
}
