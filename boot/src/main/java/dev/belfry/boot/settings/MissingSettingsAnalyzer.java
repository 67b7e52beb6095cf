package dev.belfry.boot.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what is missing where a stack trace would have stood. */
class MissingSettingsAnalyzer extends AbstractFailureAnalyzer<MissingSettingsException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, MissingSettingsException cause) {
    String list = String.join("\n  * ", cause.missing());
    return new FailureAnalysis(
        "Belfry needs settings that it has no default for:\n\n  * " + list,
        "Set them as arguments (--belfry.jwt.secret=…) or environment variables"
            + " (BELFRY_JWT_SECRET=…). To try Belfry out without any, use ./belfry run.",
        cause);
  }
}
