package dev.belfry.adapter.persistence;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * After a failover a connection may lead to a server that only reads now. It looks as good as
 * before, so the pool would keep it; it is given up, and the next one asks anew who writes.
 */
public class ReadOnlyServer implements SQLExceptionOverride {

  /** {@code read_only_sql_transaction}: PostgreSQL, appendix A. */
  private static final String READ_ONLY = "25006";

  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    return isMeant(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }

  static boolean isMeant(@Nullable SQLException failure) {
    return failure != null && READ_ONLY.equals(failure.getSQLState());
  }
}
