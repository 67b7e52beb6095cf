package dev.belfry.adapter.web;

import dev.belfry.adapter.web.page.PageConfiguration;
import dev.belfry.adapter.web.problem.ProblemConfiguration;
import dev.belfry.adapter.web.publish.PublishConfiguration;
import dev.belfry.adapter.web.rest.RestConfiguration;
import dev.belfry.adapter.web.security.SecurityConfiguration;
import dev.belfry.adapter.web.stream.StreamConfiguration;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** Everything that people and programs reach by HTTP. */
@Configuration(proxyBeanMethods = false)
@Import({
  ProblemConfiguration.class,
  SecurityConfiguration.class,
  RestConfiguration.class,
  StreamConfiguration.class,
  PublishConfiguration.class,
  PageConfiguration.class
})
public class WebConfiguration {

  @Bean
  Departure departure() {
    return new Departure();
  }

  @Bean
  FilterRegistrationBean<Departure> telling(Departure departure) {
    var registration = new FilterRegistrationBean<>(departure);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  WebServerFactoryCustomizer<JettyServletWebServerFactory> departing(Departure departure) {
    return factory -> factory.addServerCustomizers(departure::of);
  }
}
