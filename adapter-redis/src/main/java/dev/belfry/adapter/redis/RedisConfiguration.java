package dev.belfry.adapter.redis;

import dev.belfry.application.port.out.Attendance;
import dev.belfry.application.port.out.Bus;
import dev.belfry.application.port.out.Vigilance;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** The bus of several nodes, where a {@code spring.data.redis.url} names their Redis. */
@Configuration(proxyBeanMethods = false)
@Conditional(RedisConfiguration.RedisNamed.class)
public class RedisConfiguration {

  private static final int SECRET_BYTES = 32;

  @Bean(destroyMethod = "close")
  @Primary
  Bus redisBus(
      @Qualifier("hub") Bus hub,
      @Value("${spring.data.redis.url}") String url,
      @Value("${belfry.bus.secret}") String secret,
      Attendance attendance,
      Vigilance vigilance,
      InstantSource clock) {
    if (secret.getBytes(StandardCharsets.UTF_8).length < SECRET_BYTES) {
      throw new IllegalArgumentException("belfry.bus.secret must have at least 32 bytes");
    }
    return new RedisBus(hub, attendance, url, new Envelope(secret, clock), vigilance);
  }

  /** An empty one, as of a variable that is not set, names none. */
  static final class RedisNamed implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return StringUtils.hasText(context.getEnvironment().getProperty("spring.data.redis.url"));
    }
  }
}
