package dev.belfry.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belfry.application.port.out.Attendance;
import dev.belfry.application.port.out.Bus;
import dev.belfry.application.port.out.Vigilance;
import dev.belfry.domain.Audience;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.TransientNotification;
import dev.belfry.testsupport.TestRedis;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

class RedisConfigurationIT {

  private static final String SECRET = "as long as a secret between nodes has to be";

  @Test
  void a_redis_that_is_named_becomes_the_bus() {
    try (var context = context(named(SECRET))) {
      assertThat(context.getBean(Bus.class)).isInstanceOf(RedisBus.class);
    }
  }

  @Test
  void without_one_the_hub_is_the_bus() {
    try (var context = context(Map.of())) {
      assertThat(context.getBean(Bus.class)).isSameAs(context.getBean("hub"));
    }
  }

  @Test
  void an_empty_name_is_none() {
    try (var context = context(Map.of("spring.data.redis.url", ""))) {
      assertThat(context.getBean(Bus.class)).isSameAs(context.getBean("hub"));
    }
  }

  @Test
  void a_short_secret_is_refused() {
    assertThatThrownBy(() -> context(named("short")))
        .rootCause()
        .hasMessageContaining("belfry.bus.secret must have at least 32 bytes");
  }

  private static Map<String, Object> named(String secret) {
    return Map.of("spring.data.redis.url", TestRedis.get().url(), "belfry.bus.secret", secret);
  }

  private static AnnotationConfigApplicationContext context(Map<String, Object> settings) {
    var context = new AnnotationConfigApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    context.register(OneNode.class, RedisConfiguration.class);
    context.refresh();
    return context;
  }

  @Configuration(proxyBeanMethods = false)
  static class OneNode {
    @Bean
    Bus hub() {
      return new Bus() {
        @Override
        public void tell(RecordedEvent event) {}

        @Override
        public void ring(Ring ring) {}

        @Override
        public void ringEverybody(long number) {}

        @Override
        public void pass(Audience to, TransientNotification notification) {}
      };
    }

    @Bean
    Attendance attendance() {
      return new Doorkeeper();
    }

    @Bean
    Vigilance vigilance() {
      return new Vigilance() {
        @Override
        public void watch() {}

        @Override
        public void relax() {}

        @Override
        public boolean isWatching() {
          return false;
        }
      };
    }

    @Bean
    InstantSource clock() {
      return InstantSource.system();
    }
  }
}
