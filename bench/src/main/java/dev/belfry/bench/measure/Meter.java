package dev.belfry.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What was used from here to there. */
public final class Meter {

  private static final double TICKS = 100;

  private final Processes server;
  private final Processes database;
  private final double serverBefore;
  private final double databaseBefore;
  private final double selfBefore;
  private final double machineBefore;
  private final long start = System.nanoTime();

  private Meter(Processes server, Processes database) {
    this.server = server;
    this.database = database;
    this.serverBefore = server.cpuSeconds();
    this.databaseBefore = database.cpuSeconds();
    this.selfBefore = Processes.self().cpuSeconds();
    this.machineBefore = machineSeconds();
  }

  public static Meter start(Processes server, Processes database) {
    return new Meter(server, database);
  }

  /** In seconds of CPU, but for {@code otherLoad}, which is in cores. */
  public record Used(double server, double database, double driver, double otherLoad) {}

  public Used stop() {
    double seconds = (System.nanoTime() - start) / 1e9;
    double byServer = server.cpuSeconds() - serverBefore;
    double byDatabase = database.cpuSeconds() - databaseBefore;
    double byDriver = Processes.self().cpuSeconds() - selfBefore;
    double all = machineSeconds() - machineBefore;
    double others = Math.max(0, all - byServer - byDatabase - byDriver) / seconds;
    return new Used(byServer, byDatabase, byDriver, others);
  }

  /** All CPUs together, without idling and waiting. */
  private static double machineSeconds() {
    try (var lines = Files.lines(Path.of("/proc/stat"))) {
      long[] ticks =
          Arrays.stream(lines.findFirst().orElseThrow().split("\\s+", -1))
              .skip(1)
              .mapToLong(Long::parseLong)
              .toArray();
      return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]) / TICKS;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
