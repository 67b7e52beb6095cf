package dev.belfry.chaos.inside;

import dev.belfry.application.port.out.Bus;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
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
          if (RINGS.contains(method.getName())) Trigger.HALT_BEFORE_RING.haltIfSet();
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
          if (method.getName().equals("prepareStatement") && isChunk(arguments)) inChunk.set(true);
          if (method.getName().equals("commit") && inChunk.getAndSet(false)) {
            Trigger.HALT_IN_CHUNK.haltIfSet();
          }
          return call(connection, method, arguments);
        });
  }

  /** The one statement that gives broadcasts to several recipients. */
  private static boolean isChunk(Object @Nullable [] arguments) {
    return arguments != null
        && arguments[0] instanceof String sql
        && sql.contains("insert into event")
        && sql.contains("from broadcast b");
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
