package dev.belfry.adapter.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections whose commit has either been done without a word or has failed. PostgreSQL answers a
 * commit with a mere warning when it was told to stop waiting for its replicas: it is written here
 * and perhaps nowhere else. Whoever posted must not take that for accepted; the same key may be
 * tried again.
 */
class CertainCommits extends DelegatingDataSource {

  /** Of SQL: whether the transaction was committed is not known. */
  private static final String RESOLUTION_UNKNOWN = "08007";

  CertainCommits(DataSource pool) {
    super(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return certain(super.getConnection());
  }

  private static Connection certain(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            CertainCommits.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (!method.getName().equals("commit")) return call(connection, method, arguments);
              connection.clearWarnings(); // those of statements are of no interest
              Object nothing = call(connection, method, arguments);
              SQLWarning warning = connection.getWarnings();
              if (warning == null) return nothing;
              throw new SQLException(
                  "Committed with a warning: " + warning.getMessage(), RESOLUTION_UNKNOWN, warning);
            });
  }

  private static @Nullable Object call(
      Connection connection, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
