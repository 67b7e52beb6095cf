package dev.belfry.testsupport;

/** What the one who runs the tests has set. */
final class Environment {

  private Environment() {}

  /** Blank counts as not set. */
  static String get(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }
}
