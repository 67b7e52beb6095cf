package dev.belfry.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All rounds, written after each of them, so that an interrupted run is not lost. */
public final class Results {

  private final Path directory;
  private final List<Round> rounds = new ArrayList<>();
  private final String machine = Machine.describe();

  private final List<String> missing;

  /**
   * @param missing what cannot be measured here, and why
   */
  public Results(Path directory, List<String> missing) {
    this.directory = directory;
    this.missing = missing;
    missing.forEach(it -> System.out.println("Not measured: " + it));
  }

  public void add(Round round) {
    rounds.add(round);
    write();
  }

  public void write() {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("raw.json"), Raw.json(machine, rounds));
      Files.writeString(directory.resolve("README.md"), Table.markdown(machine, rounds, missing));
      Files.writeString(directory.resolve("picture.svg"), Picture.svg(rounds));
      for (Round round : rounds) note(round);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Class histograms, of the last round of each. */
  private void note(Round round) throws IOException {
    String note = round.figures().note();
    if (note.isEmpty()) return;
    String name = "heap-%s-%d.txt".formatted(slug(round.target()), round.size());
    Files.writeString(directory.resolve(name), note + "\n");
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
