package org.hispcycle.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses paths that servlets, Spring and we might read differently: path parameters, doubled slashes, dots, encoded
 * slashes, and an encoded first segment. Spring Security would refuse them as well, but for the engine's servlet an error
 * comes first, and anybody could fill the log with it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainPathFilter extends OncePerRequestFilter {

  private static final Pattern ODD = Pattern.compile(
      ";|//|\\\\|/\\.{1,2}(?:/|$)|%(?:2[EeFf]|5[Cc]|25|3[Bb]|0[0-9A-Fa-f]|1[0-9A-Fa-f]|7[Ff])|^/[^/]*%");

  private final Problems problems;

  PlainPathFilter(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (ODD.matcher(request.getRequestURI().substring(request.getContextPath().length())).find()) {
      problems.write(request, response, HttpStatus.BAD_REQUEST, "Unreadable address",
          "The address holds characters that have no place in it. Write it without //, /../, semicolons and encoded slashes.");
      return;
    }
    chain.doFilter(request, response);
  }
}
