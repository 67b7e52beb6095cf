package dev.belfry.boot.settings;

import java.util.List;

/** Belfry has no default for what only its operator can know. */
class MissingSettingsException extends RuntimeException {

  private final List<String> missing;

  MissingSettingsException(List<String> missing) {
    super("These settings are missing: " + String.join("; ", missing));
    this.missing = List.copyOf(missing);
  }

  List<String> missing() {
    return missing;
  }
}
