package dev.belfry.boot.doctor;

import dev.belfry.boot.doctor.Finding.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Posts and listens through the public URL, as a back end and a browser do, and says in words what
 * is wrong with the way between.
 */
public final class Doctor {

  private Doctor() {}

  /** 0: all is well; 1: something is wrong; 2: mistyped. */
  public static int examine(String[] arguments, Map<String, String> environment, PrintStream out) {
    Patient patient;
    try {
      patient = Patient.of(arguments, environment);
    } catch (IllegalArgumentException mistyped) {
      out.println(mistyped.getMessage() + "\n\n" + Patient.USAGE);
      return 2;
    }
    List<Finding> findings = new ArrayList<>();
    try (Caller caller = new Caller(patient.url())) {
      new Examination(
              patient, caller, finding -> tell(finding, findings, out), "A test, no "::concat)
          .go();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
    new DatabaseExamination(patient, finding -> tell(finding, findings, out)).go();
    new RedisExamination(patient, finding -> tell(finding, findings, out)).go();
    long wrong = findings.stream().filter(it -> it.verdict() == Verdict.BAD).count();
    out.println(wrong == 0 ? "All is well." : wrong + " of these have to be looked at.");
    return wrong == 0 ? 0 : 1;
  }

  private static void tell(Finding finding, List<Finding> findings, PrintStream out) {
    findings.add(finding);
    out.println(finding);
  }
}
