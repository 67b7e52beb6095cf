package dev.belfry.adapter.web.rest;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The REST calls. */
@Configuration(proxyBeanMethods = false)
@Import({
  NotificationController.class,
  InboxController.class,
  PreferencesController.class,
  RecipientController.class,
  DemoTokenController.class,
  OpenApiController.class
})
public class RestConfiguration implements WebMvcConfigurer {

  @Bean
  StrictJson strictJson() {
    return new StrictJson();
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new RawBodyResolver());
    resolvers.add(new CallerResolver());
  }
}
