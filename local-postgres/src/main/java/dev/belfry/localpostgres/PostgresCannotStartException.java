package dev.belfry.localpostgres;

/** The embedded PostgreSQL cannot run here. Says why and what to do, for a person to read. */
public final class PostgresCannotStartException extends RuntimeException {

  private final String reason;
  private final String remedy;

  PostgresCannotStartException(String reason, String remedy) {
    super(reason + " " + remedy);
    this.reason = reason;
    this.remedy = remedy;
  }

  /** A sentence that says why. */
  public String reason() {
    return reason;
  }

  /** A sentence that says what to do. */
  public String remedy() {
    return remedy;
  }
}
