package dev.belfry.adapter.web.stream;

import dev.belfry.adapter.web.problem.ProblemWriter;
import dev.belfry.adapter.web.security.JwtSettings;
import dev.belfry.application.port.in.OpenStream;
import dev.belfry.domain.Mandatory;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** The stream. */
@Configuration(proxyBeanMethods = false)
public class StreamConfiguration {

  private static final String PATH = "/api/v1/inbox/stream";

  /** As many as keep the processors busy while each waits for the log now and then. */
  private static final int OPENED_AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

  @Bean
  ServletRegistrationBean<StreamServlet> streamServlet(
      OpenStream streams,
      JsonMapper mapper,
      ProblemWriter problems,
      JwtSettings tokens,
      Mandatory mandatory,
      @Value("${belfry.stream.heartbeat}") Duration heartbeat,
      @Value("${belfry.stream.buffer}") DataSize buffer) {
    var servlet =
        new StreamServlet(
            streams,
            new Frames(mapper, heartbeat, mandatory),
            problems,
            tokens,
            Math.toIntExact(buffer.toBytes()));
    return new ServletRegistrationBean<>(servlet, PATH);
  }

  @Bean
  FilterRegistrationBean<OpeningLimit> openingLimit() {
    var registration = new FilterRegistrationBean<>(new OpeningLimit(OPENED_AT_ONCE));
    registration.addUrlPatterns(PATH);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }
}
