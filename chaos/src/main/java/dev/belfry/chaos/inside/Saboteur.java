package dev.belfry.chaos.inside;

import dev.belfry.application.port.out.Bus;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Takes the place of a node's clock, bus and database, and passes everything on, until the suite
 * pulls a {@link Trigger}. A node finds it where this suite's classes are on its class path.
 */
@Configuration(proxyBeanMethods = false)
public class Saboteur {

  private static final Set<String> RINGS = Set.of("tell", "ring", "ringEverybody");

  /** Threads that bring broadcasts to all who are connected. */
  private static final String COPYING = "belfry-copying-";

  @Bean
  static BeanPostProcessor sabotage() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
          case InstantSource clock -> new WrongClock(clock);
          case Bus bus when name.equals("redisBus") -> bus(bus);
          case DataSource database -> database(database);
          default -> bean;
        };
      }
    };
  }

  private static Bus bus(Bus bus) {
    return instead(
        Bus.class,
        (method, arguments) -> {
          if (RINGS.contains(method.getName()) && Trigger.HALT_BEFORE_RING.isSet()) {
            Trigger.HALT_BEFORE_RING.halt("before " + method.getName());
          }
          return call(bus, method, arguments);
        });
  }

  private static DataSource database(DataSource database) {
    return instead(
        DataSource.class,
        (method, arguments) -> {
          @Nullable Object result = call(database, method, arguments);
          return result instanceof Connection connection ? connection(connection) : result;
        });
  }

  private static Connection connection(Connection connection) {
    AtomicBoolean inChunk = new AtomicBoolean();
    return instead(
        Connection.class,
        (method, arguments) -> {
          switch (method.getName()) {
            case "prepareStatement" -> inChunk.compareAndSet(false, isChunk(arguments));
            case "rollback" -> inChunk.set(false);
            case "commit" -> {
              if (inChunk.getAndSet(false) && Trigger.HALT_IN_CHUNK.isSet()) haltIn(connection);
            }
            default -> {}
          }
          return call(connection, method, arguments);
        });
  }

  /** The one statement that gives broadcasts to several, when those are who is connected here. */
  private static boolean isChunk(Object @Nullable [] arguments) {
    return Thread.currentThread().getName().startsWith(COPYING)
        && arguments != null
        && arguments[0] instanceof String sql
        && sql.contains("insert into event")
        && sql.contains("from broadcast b");
  }

  /** Only where there is something of several that is lost with it. */
  private static void haltIn(Connection chunk) throws SQLException {
    try (Statement statement = chunk.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(distinct recipient) from event where at = now()")) {
      row.next();
      int logs = row.getInt(1);
      if (logs > 1) Trigger.HALT_IN_CHUNK.halt("with a broadcast in " + logs + " logs");
    }
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T instead(Class<T> type, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            Saboteur.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> handler.handle(method, arguments)));
  }

  @FunctionalInterface
  private interface Handler {
    @Nullable Object handle(Method method, Object @Nullable [] arguments) throws Throwable;
  }
}
