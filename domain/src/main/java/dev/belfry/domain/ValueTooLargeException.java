package dev.belfry.domain;

/** A value that would be right if it were smaller. */
public final class ValueTooLargeException extends InvalidValueException {

  public ValueTooLargeException(String field, String problem) {
    super(field, problem);
  }
}
