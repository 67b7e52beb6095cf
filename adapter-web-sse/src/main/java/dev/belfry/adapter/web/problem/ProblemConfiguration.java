package dev.belfry.adapter.web.problem;

import org.eclipse.jetty.ee11.webapp.AbstractConfiguration;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** How Belfry refuses. */
@Configuration(proxyBeanMethods = false)
@Import(ProblemAdvice.class)
public class ProblemConfiguration {

  @Bean
  ProblemWriter problemWriter(JsonMapper mapper) {
    return new ProblemWriter(mapper);
  }

  /** Before security, so that its refusals have a name too. */
  @Bean
  FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
    var registration = new FilterRegistrationBean<>(new RequestIdFilter());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  /** Jetty asks the handler of the context, and that of the server where there is no context. */
  @Bean
  WebServerFactoryCustomizer<JettyServletWebServerFactory> containerProblems(JsonMapper mapper) {
    ContainerProblems problems = new ContainerProblems(mapper);
    return factory -> {
      factory.addServerCustomizers(server -> server.setErrorHandler(problems));
      factory.addConfigurations(
          new AbstractConfiguration(new AbstractConfiguration.Builder()) {
            @Override
            public void configure(WebAppContext context) {
              context.setErrorHandler(problems);
            }
          });
    };
  }
}
