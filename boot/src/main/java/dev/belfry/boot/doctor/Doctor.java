package dev.belfry.boot.doctor;

import dev.belfry.boot.doctor.Finding.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Posts and listens through the public URL, as a back end and a browser do, and says in words what
 * is wrong with the way between.
 */
public final class Doctor {

  private static final Set<String> HELP = Set.of("--help", "-h", "help");

  private Doctor() {}

  /**
   * 0: all is well, or asked for help; 1: something is wrong; 2: mistyped; 3: nothing is wrong, but
   * the stream was not examined.
   */
  public static int examine(String[] arguments, Map<String, String> environment, PrintStream out) {
    if (Stream.of(arguments).anyMatch(HELP::contains)) {
      out.println(Patient.USAGE);
      return 0;
    }
    Patient patient;
    try {
      patient = Patient.of(arguments, environment);
    } catch (IllegalArgumentException mistyped) {
      out.println(mistyped.getMessage() + "\n\n" + Patient.USAGE);
      return 2;
    }
    List<Finding> findings = new ArrayList<>();
    Consumer<Finding> tell =
        finding -> {
          findings.add(finding);
          out.println(finding);
        };
    try {
      new Examination(patient, tell, "A test, no "::concat).go();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
    new DatabaseExamination(patient, tell).go();
    new RedisExamination(patient, tell).go();
    return conclude(findings, out);
  }

  private static int conclude(List<Finding> findings, PrintStream out) {
    long wrong = findings.stream().filter(it -> it.verdict() == Verdict.BAD).count();
    if (wrong > 0) {
      out.println(wrong + " of these have to be looked at.");
      return 1;
    }
    List<Finding> open =
        findings.stream().filter(it -> it.verdict() == Verdict.NOT_EXAMINED).toList();
    for (Finding finding : open) {
      out.printf(
          "Nothing wrong was found, but the %s was NOT examined: %s%n",
          finding.about(), finding.text());
    }
    if (!open.isEmpty()) return 3;
    out.println("All is well.");
    return 0;
  }
}
