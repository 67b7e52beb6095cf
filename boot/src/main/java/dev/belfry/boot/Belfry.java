package dev.belfry.boot;

import dev.belfry.adapter.persistence.PersistenceConfiguration;
import dev.belfry.adapter.redis.RedisConfiguration;
import dev.belfry.adapter.web.WebConfiguration;
import dev.belfry.boot.doctor.Doctor;
import dev.belfry.boot.local.LocalConfiguration;
import dev.belfry.localpostgres.LocalPostgresConfiguration;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Import;

/** One node of Belfry. What it is made of is the list below. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = ErrorMvcAutoConfiguration.class) // refusals are problems
@Import({
  ApplicationWiring.class,
  PersistenceConfiguration.class,
  RedisConfiguration.class,
  WebConfiguration.class,
  LocalPostgresConfiguration.class,
  LocalConfiguration.class
})
public class Belfry {

  /** A node; or, with {@code doctor} as the first word, a look at an installation from outside. */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("doctor")) {
      String[] rest = Arrays.copyOfRange(args, 1, args.length);
      System.exit(Doctor.examine(rest, System.getenv(), System.out));
    }
    SpringApplication.run(Belfry.class, args);
    // asked to end, it has by then brought everything to its end: no failure, as 143 would say
    SpringApplication.getShutdownHandlers().add(() -> Runtime.getRuntime().halt(0));
  }
}
