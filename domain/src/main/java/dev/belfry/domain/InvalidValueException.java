package dev.belfry.domain;

/** Something a caller sent cannot be a value of Belfry. Thrown where the value is made. */
public class InvalidValueException extends RuntimeException {

  private final String field;

  /**
   * @param field the member of the request that is at fault, as the caller wrote it: {@code title}
   * @param problem what is wrong with it, in words that follow the field's name
   */
  public InvalidValueException(String field, String problem) {
    super(problem);
    this.field = field;
  }

  public String field() {
    return field;
  }

  /** What is wrong, without the field's name. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}
