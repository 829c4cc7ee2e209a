package org.hispcycle.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses changes that a browser sends on behalf of another site. Browsers remember passwords of HTTP Basic and add them
 * to such requests, so a token alone does not cover these paths. Programs send no such header.
 */
final class CrossSiteFilter extends OncePerRequestFilter {

  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final Problems problems;

  CrossSiteFilter(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !OWN.contains(site) && !EngineRules.isRead(request.getMethod())) {
      problems.write(request, response, HttpStatus.FORBIDDEN, "Sent by another site",
          "This request came from a page of another site and was not carried out. Open HISP Cycle and repeat it there.");
      return;
    }
    chain.doFilter(request, response);
  }
}
