package org.hispcycle.demo.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The mail pages show foreign HTML, so they have doors of their own: the page may frame the mail, the mail runs nothing,
 * loads nothing and has no origin.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoMailSecurity {

  private static final String PAGE = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; frame-src 'self'; "
      + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final String MAIL = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
      + "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

  @Bean
  @Order(-2)
  SecurityFilterChain demoMailContent(HttpSecurity http) throws Exception {
    return open(http, "/demo/mail/*/html", MAIL).headers(headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin)).build();
  }

  @Bean
  @Order(-1)
  SecurityFilterChain demoMailPages(HttpSecurity http) throws Exception {
    return open(http, "/demo/mail/**", PAGE).build();
  }

  private static HttpSecurity open(HttpSecurity http, String path, String policy) throws Exception {
    return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(path))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(headers -> headers.contentSecurityPolicy(content -> content.policyDirectives(policy)))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
  }
}
