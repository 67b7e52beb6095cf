package dev.belfry.boot.doctor;

/**
 * What the doctor says of one thing.
 *
 * @param text what was found and, where it is not good, what to do
 */
record Finding(Verdict verdict, String about, String text) {

  enum Verdict {
    GOOD,
    /** It works, and will be regretted. */
    DOUBTFUL,
    BAD,
    /** It was not looked at, because nobody wished it; the text says how to. */
    LEFT_OUT,
    /** It ought to have been looked at, and could not be; the text says what is missing. */
    NOT_EXAMINED
  }

  static Finding good(String about, String text) {
    return new Finding(Verdict.GOOD, about, text);
  }

  static Finding doubtful(String about, String text) {
    return new Finding(Verdict.DOUBTFUL, about, text);
  }

  static Finding bad(String about, String text) {
    return new Finding(Verdict.BAD, about, text);
  }

  static Finding leftOut(String about, String text) {
    return new Finding(Verdict.LEFT_OUT, about, text);
  }

  static Finding notExamined(String about, String text) {
    return new Finding(Verdict.NOT_EXAMINED, about, text);
  }

  @Override
  public String toString() {
    String mark =
        switch (verdict) {
          case GOOD -> "  ok  ";
          case DOUBTFUL -> " hm   ";
          case BAD -> "WRONG ";
          case LEFT_OUT -> "  -   ";
          case NOT_EXAMINED -> "  ?   ";
        };
    return mark + about + ": " + text;
  }
}
