package dev.belfry.adapter.web.page;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/** The inbox at {@code /} and the console, which are one application of the browser's. */
@Configuration(proxyBeanMethods = false)
public class PageConfiguration implements WebMvcConfigurer {

  private static final Duration YEAR = Duration.ofDays(365);

  /** The console has an address of its own. */
  @Override
  public void addViewControllers(ViewControllerRegistry pages) {
    pages.addViewController("/console").setViewName("forward:/index.html");
  }

  /**
   * What has a hash in its name never has other content, so a browser keeps it (RFC 8246). The
   * build has put each beside itself as {@code .gz}: nothing is compressed at a request.
   */
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry resources) {
    resources
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable())
        .resourceChain(true)
        .addResolver(new EncodedResourceResolver());
  }
}
