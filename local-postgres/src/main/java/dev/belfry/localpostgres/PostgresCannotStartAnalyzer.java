package dev.belfry.localpostgres;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets a start that fails end with the sentence instead of a stack trace. */
final class PostgresCannotStartAnalyzer
    extends AbstractFailureAnalyzer<PostgresCannotStartException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, PostgresCannotStartException cause) {
    return new FailureAnalysis(cause.reason(), cause.remedy(), cause);
  }
}
