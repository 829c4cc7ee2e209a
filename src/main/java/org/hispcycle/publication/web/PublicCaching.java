package org.hispcycle.publication.web;

import org.hispcycle.publication.PublicFigures;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** What the public reads carries a fingerprint: who has it already is told so, and nothing is sent again. */
@Configuration(proxyBeanMethods = false)
class PublicCaching {

  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> fingerprintsOfPublicAnswers() {
    var filter = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
    filter.addUrlPatterns("/public", "/public/*", "/api/v1/public/*");
    filter.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
    return filter;
  }

  @Bean
  FilterRegistrationBean<KeptPages> keptPages(PublicFigures figures) {
    var filter = new FilterRegistrationBean<>(new KeptPages(figures));
    filter.addUrlPatterns("/public", "/public/*");
    filter.setOrder(Ordered.LOWEST_PRECEDENCE);
    return filter;
  }
}
