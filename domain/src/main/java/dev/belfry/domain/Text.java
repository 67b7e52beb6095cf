package dev.belfry.domain;

import org.jspecify.annotations.Nullable;

/** Checks of text that people or programs wrote. Lengths are Unicode code points. */
final class Text {

  private Text() {}

  /** The text without white space around it. */
  static String stripped(String field, @Nullable String value, int min, int max) {
    String text = wellFormed(field, value).strip();
    lengthOf(field, text, min, max);
    return text;
  }

  static void lengthOf(String field, String text, int min, int max) {
    int length = text.codePointCount(0, text.length());
    if (length < min || length > max) {
      throw new InvalidValueException(
          field, "must have %,d to %,d characters, found %,d".formatted(min, max, length));
    }
  }

  /** Without NUL, which PostgreSQL cannot store, and unpaired surrogates, which it turns into ?. */
  static String wellFormed(String field, @Nullable String text) {
    if (text == null) throw new InvalidValueException(field, "is required");
    if (text.indexOf('\0') >= 0) throw new InvalidValueException(field, "must not hold NUL");
    if (text.codePoints().anyMatch(Text::isUnpairedSurrogate)) {
      throw new InvalidValueException(field, "must not hold unpaired surrogates");
    }
    return text;
  }

  static boolean hasVisible(String text) {
    return text.codePoints().anyMatch(Text::isVisible);
  }

  static boolean isUnpairedSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK, // accents and variation selectors without a letter
          Character.ENCLOSING_MARK ->
          false;
      default -> !isBlankGlyph(codePoint);
    };
  }

  /**
   * Letters and symbols that are drawn as nothing: Hangul fillers and the empty Braille pattern.
   */
  private static boolean isBlankGlyph(int codePoint) {
    return switch (codePoint) {
      case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800 -> true;
      default -> false;
    };
  }
}
