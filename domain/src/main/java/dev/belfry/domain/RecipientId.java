package dev.belfry.domain;

import org.jspecify.annotations.Nullable;

/**
 * A person, as the token's {@code sub} names her: 1 to 200 characters of well-formed Unicode, no
 * control characters. Compared as it is: {@code Ada} and {@code ada} are two people.
 */
public record RecipientId(String value) {

  public RecipientId {
    value = of("to", value);
  }

  private static String of(String field, @Nullable String value) {
    String text = Text.wellFormed(field, value);
    Text.lengthOf(field, text, 1, 200);
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new InvalidValueException(field, "must not hold control characters");
    }
    return text;
  }

  @Override
  public String toString() {
    return value;
  }
}
