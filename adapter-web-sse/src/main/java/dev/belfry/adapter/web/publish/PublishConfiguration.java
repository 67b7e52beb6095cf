package dev.belfry.adapter.web.publish;

import dev.belfry.adapter.web.problem.ProblemWriter;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * A second door, for senders only, where {@code belfry.publish.port} names one: whatever happens at
 * the public connector, posts find a thread and a connection. Connectors of one Jetty share their
 * threads unless each is given its own.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("belfry.publish.port")
@EnableConfigurationProperties(PublishSettings.class)
public class PublishConfiguration {

  /**
   * Added after the limit on connections, which holds for the connectors that are there by then.
   */
  @Bean
  WebServerFactoryCustomizer<JettyServletWebServerFactory> publishConnector(
      PublishSettings settings, @Value("${server.address:#{null}}") @Nullable String address) {
    return factory ->
        factory.addServerCustomizers(
            server -> server.addConnector(connector(server, settings, address)));
  }

  private static Connector connector(
      Server server, PublishSettings settings, @Nullable String address) {
    var threads = new QueuedThreadPool(settings.threads());
    threads.setName("belfry-publish");
    var http = new HttpConnectionFactory(asPublic(server));
    var connector = new ServerConnector(server, threads, null, null, 1, 1, http);
    connector.setName("publish");
    connector.setHost(address);
    connector.setPort(settings.port());
    connector.setAcceptQueueSize(settings.acceptQueue());
    return connector;
  }

  private static HttpConfiguration asPublic(Server server) {
    return server
        .getConnectors()[0]
        .getConnectionFactory(HttpConnectionFactory.class)
        .getHttpConfiguration();
  }

  @Bean
  FilterRegistrationBean<SendersOnly> sendersOnly(
      PublishSettings settings, ProblemWriter problems) {
    var registration = new FilterRegistrationBean<>(new SendersOnly(settings.port(), problems));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1); // after the request has its name
    return registration;
  }
}
