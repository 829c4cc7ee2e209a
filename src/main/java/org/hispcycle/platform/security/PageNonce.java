package org.hispcycle.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives the start pages of Tasklist, Cockpit, Admin and Welcome the nonce that stands in their own header. Camunda 7.24 keeps
 * the nonce of the newest request for all of them in one place, so a page that is made while somebody else sends a request
 * carries a nonce that is not its own: the browser then refuses its scripts, and the page stays blank.
 */
@Configuration(proxyBeanMethods = false)
class PageNonce {

  private static final String POLICY = "Content-Security-Policy";
  private static final Pattern PAGE = Pattern.compile("/camunda/app/[a-z]+/([^/]+/?)?(index\\.html)?");
  private static final Pattern IN_HEADER = Pattern.compile("'nonce-([^']+)'");
  private static final Pattern IN_PAGE = Pattern.compile("(<script\\b[^>]*\\bnonce=\")[^\"]*(\")");

  @Bean
  FilterRegistrationBean<OncePerRequestFilter> pageNonceFilter() {
    var registration = new FilterRegistrationBean<OncePerRequestFilter>(new Rewriting());
    registration.addUrlPatterns("/camunda/app/*");
    return registration;
  }

  private static final class Rewriting extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
      return !PAGE.matcher(request.getRequestURI().substring(request.getContextPath().length())).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      var buffered = new ContentCachingResponseWrapper(response);
      chain.doFilter(request, buffered);
      var policy = buffered.getHeader(POLICY);
      var own = IN_HEADER.matcher(policy == null ? "" : policy);
      if (own.find() && buffered.getContentSize() > 0) {
        var page = new String(buffered.getContentAsByteArray(), StandardCharsets.UTF_8);
        buffered.resetBuffer();
        buffered.getOutputStream().write(IN_PAGE.matcher(page).replaceAll("$1" + Matcher.quoteReplacement(own.group(1)) + "$2").getBytes(StandardCharsets.UTF_8));
      }
      buffered.copyBodyToResponse();
    }
  }
}
