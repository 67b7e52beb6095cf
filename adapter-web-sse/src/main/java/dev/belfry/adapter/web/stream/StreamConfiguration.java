package dev.belfry.adapter.web.stream;

import dev.belfry.adapter.web.problem.ProblemWriter;
import dev.belfry.adapter.web.security.JwtSettings;
import dev.belfry.application.port.in.OpenStream;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** The stream. */
@Configuration(proxyBeanMethods = false)
public class StreamConfiguration {

  @Bean
  ServletRegistrationBean<StreamServlet> streamServlet(
      OpenStream streams,
      JsonMapper mapper,
      ProblemWriter problems,
      JwtSettings tokens,
      @Value("${belfry.stream.heartbeat}") Duration heartbeat,
      @Value("${belfry.stream.buffer}") DataSize buffer) {
    var servlet =
        new StreamServlet(
            streams,
            new Frames(mapper, heartbeat),
            problems,
            tokens,
            Math.toIntExact(buffer.toBytes()));
    return new ServletRegistrationBean<>(servlet, "/api/v1/inbox/stream");
  }
}
