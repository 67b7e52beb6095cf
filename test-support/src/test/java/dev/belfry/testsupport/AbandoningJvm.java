package dev.belfry.testsupport;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A test JVM that is killed before it could stop what it had started. */
final class AbandoningJvm {

  private AbandoningJvm() {}

  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    List<String> command = List.of("sleep", "1000");
    Child child = Child.start("sleep", command, Map.of(), directory, directory.resolve("log"));
    System.out.println(child.pid());
    Thread.sleep(Long.MAX_VALUE);
  }
}
